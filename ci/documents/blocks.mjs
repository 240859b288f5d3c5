// Each code block is what it says that it is, and each command of the launcher is one that it has.
import {readFileSync} from 'node:fs';
import {spawnSync} from 'node:child_process';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {visit} from 'unist-util-visit';
import {parseAllDocuments} from 'yaml';
import {faultsOfCommands} from './commands.mjs';

const INI_LINE = /^(\[[\w -]+\]|[#;].*|[A-Za-z]\w*=.*|)$/;

/** What is wrong with the text of a block, by its language; an empty list where nothing is. */
const checks = {
  json: text => faultOf(() => JSON.parse(text)),
  ndjson: text => text.split('\n').flatMap(line => faultOf(() => JSON.parse(line))),
  yaml: text => parseAllDocuments(text).flatMap(document => document.errors.map(error => error.message)),
  sh: faultsOfShell,
  console: text => faultsOfShell(typed(text)),
  ini: text => text.split('\n').filter(line => !INI_LINE.test(line)).map(line => `"${line}" is no line of an ini file.`),
  sql: () => [], // DocumentsIT runs them, against a stack.
  mermaid: () => [],
  text: () => [],
};

function faultsOfShell(text) {
  return [...shellcheck(text), ...faultsOfCommands(text)];
}

/** What of a session is typed: the lines behind a prompt. */
function typed(text) {
  return text.split('\n').filter(line => line.startsWith('$ ')).map(line => line.slice(2)).join('\n');
}

function faultOf(parse) {
  try {
    parse();
    return [];
  } catch (error) {
    return [error.message];
  }
}

function shellcheck(text) {
  const run = spawnSync('shellcheck', ['--shell=bash', '--format=gcc', '-'], {input: text + '\n', encoding: 'utf8'});
  if (run.error) throw run.error;
  return run.status === 0 ? [] : (run.stdout + run.stderr).trim().split('\n');
}

function faultsOf(file) {
  const faults = [];
  const tree = unified().use(remarkParse).parse(readFileSync(file, 'utf8'));
  visit(tree, ['code', 'inlineCode'], node => {
    const found = node.type === 'inlineCode' ? faultsOfCommands(node.value) : faultsOfBlock(node);
    faults.push(...found.map(fault => `${file}:${node.position.start.line}: ${fault}`));
  });
  return faults;
}

function faultsOfBlock({lang, value}) {
  if (!lang) return []; // What a program prints.
  const check = checks[lang];
  return check ? check(value) : [`Nothing looks at blocks of ${lang}: name another language, or add a check.`];
}

const faults = process.argv.slice(2).flatMap(faultsOf);
faults.forEach(fault => console.error(fault));
process.exitCode = faults.length === 0 ? 0 : 1;
