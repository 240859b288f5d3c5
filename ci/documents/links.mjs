// Links to files of this repository and to headings in them lead somewhere.
import validateLinks from 'remark-validate-links';

export default {plugins: [[validateLinks, {repository: false, root: '.'}]]};
