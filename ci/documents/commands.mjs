// What `./gatekeeper` knows, read from where its commands are parsed.
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

const LAUNCHER = readFileSync('gatekeeper', 'utf8');
const COMMANDS = new Set(
  [...LAUNCHER.slice(LAUNCHER.indexOf('\ncase $command in')).matchAll(/^ {2}([a-z][a-z| -]*)\)$/gm)]
    .flatMap(([, labels]) => labels.split(' | ')));

/** Where the words behind a command are parsed. What stands nowhere is the launcher's own. */
const PARSERS = {
  up: 'local-stack', infra: 'local-stack', demo: 'local-stack', sql: 'local-stack',
  chaos: 'fault-suite', bench: 'benchmarks', spool: 'gatekeeper-api', key: 'access',
};

/** Those whose first word is a command, too. */
const NESTED = new Set(['bench', 'spool']);

/** Every word that a module's command line knows: the literals of the sources that declare it to picocli. */
function wordsOf(module) {
  const folder = join(module, 'src/main/java');
  return new Set(readdirSync(folder, {recursive: true})
    .filter(file => file.endsWith('.java'))
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .filter(source => source.includes('import picocli.'))
    .flatMap(source => [...source.matchAll(/"(-{0,2}[a-z][a-z-]*)"/g)])
    .map(([, word]) => word));
}

const known = {};

function knows(command, word) {
  const module = PARSERS[command];
  if (!module) return LAUNCHER.includes(word);
  known[command] ??= wordsOf(module);
  return known[command].has(word) || word === '--help';
}

/** The words of a command line: quotes keep one together. */
function words(line) {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word);
}

/** @returns a sentence for each command or option in a text that the launcher does not have */
export function faultsOfCommands(text) {
  const lines = text.replaceAll('\\\n', ' ').matchAll(/(?:^|[\s=(])\.\/gatekeeper((?:"[^"]*"|'[^']*'|[^\n|;&>)#"'])*)/gm);
  return [...lines].flatMap(([, line]) => faultsOf(words(line)));
}

function faultsOf([command, ...rest]) {
  if (command === undefined) return [];
  if (!COMMANDS.has(command)) return [`./gatekeeper has no command ${command}.`];
  if (command === 'check' || rest[0] === 'micro') return []; // Maven's words, and JMH's.
  const nested = NESTED.has(command) && rest.length > 0 && /^[a-z]/.test(rest[0]) && !knows(command, rest[0])
    ? [`./gatekeeper ${command} has no command ${rest[0]}.`]
    : [];
  return [...nested, ...rest
    .filter(word => word.startsWith('--'))
    .map(word => word.split('=')[0])
    .filter(option => !knows(command, option))
    .map(option => `./gatekeeper ${command} has no option ${option}.`)];
}
