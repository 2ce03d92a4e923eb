/**
 * `npm run new:lab <id>`: makes a lab that runs, out of the templates in scripts/new-lab, and adds its
 * line to each registry. Whatever is left to do, the compiler and `test/layout.test.ts` name.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = process.env.INTERLEAVE_ROOT ?? join(import.meta.dirname, '..');
const templates = join(import.meta.dirname, 'new-lab');
const id = process.argv[2] ?? '';

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 40) {
  fail('usage: npm run new:lab <id>   with an id in kebab-case, such as "semaphore" or "web-api"');
}
if (existsSync(join(root, 'src/shared/labs', id))) fail(`there is a lab "${id}" already`);

const camel = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const names = {
  __id__: id,
  __camel__: camel,
  __Pascal__: camel[0].toUpperCase() + camel.slice(1),
  __snake__: id.replaceAll('-', '_'),
};
const filledIn = (text) =>
  Object.entries(names).reduce((filled, [name, value]) => filled.replaceAll(name, value), text);

const made = [
  ...copy('shared', `src/shared/labs/${id}`),
  ...copy('main', `src/main/labs/${id}`),
  ...copy('renderer', `src/renderer/src/labs/${id}`),
  ...copy('test', `test/labs/${id}`),
];

const key = camel === id ? camel : `'${id}'`;
addLine(
  'src/shared/labs/registry.ts',
  /\n} as const;/,
  `\n  ${key === camel ? camel : `${key}: ${camel}`},`,
  `import { ${camel} } from './${id}/contract';`,
);
addLine(
  'src/main/labs/registry.ts',
  /\n};\s*$/,
  `\n  ${key}: ${camel}Engine,`,
  `import { ${camel}Engine } from './${id}/engine';`,
);
addLine('src/renderer/src/labs/registry.ts', /\n};\s*$/, `\n  ${key}: () => import('./${id}/panel'),`);
addTitles();

console.log(`Made the lab "${id}":\n${made.map((file) => `  ${file}`).join('\n')}`);
console.log(`and added it to the four registries. Now:
  npm run build && npx interleave run ${id}        it runs already
  src/shared/labs/${id}/contract.ts                begin here: parameters and experiments
  src/renderer/src/labs/titles.ts                  its name and one sentence, in both languages
  src/renderer/src/bet/misconception.ts            a line for each wrong idea its bets are the first to name
  npm run types                                    names whatever is missing; if the id is on the concept map,
                                                   it also points to home/text.ts, where it is still "coming"
  npx vitest run --project unit test/layout.test.ts test/labs/${id}
                                                   names the sentences of the template that are still there
CONTRIBUTING.md says which file is for what, and which pieces are there to be used.`);

function copy(from, to) {
  return readdirSync(join(templates, from), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const source = join(entry.parentPath, entry.name);
      const target = filledIn(source.replace(join(templates, from), to).replaceAll('\\', '/'));
      mkdirSync(dirname(join(root, target)), { recursive: true });
      writeFileSync(join(root, target), filledIn(readFileSync(source, 'utf8')));
      return target;
    });
}

/** Puts a line before the end of a registry's list, and an import behind the last import. */
function addLine(file, end, line, importLine) {
  const path = join(root, file);
  let text = readFileSync(path, 'utf8');
  const closing = end.exec(text);
  if (!closing) fail(`${file} has no list to add to; add by hand: ${line.trim()}`);
  text = text.slice(0, closing.index) + line + text.slice(closing.index);
  if (importLine) {
    const last = text.lastIndexOf('\nimport ');
    const lineEnd = text.indexOf('\n', last + 1);
    text = `${text.slice(0, lineEnd)}\n${importLine}${text.slice(lineEnd)}`;
  }
  writeFileSync(path, text);
}

/** The first screen's words, once in each language: the idea in the texts stands in until somebody writes them. */
function addTitles() {
  const path = join(root, 'src/renderer/src/labs/titles.ts');
  const title = names.__Pascal__.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  const entry = (language, experiment) =>
    `\n  ${key}: {\n    title: '${title}',\n    blurb: '${ideaIn(language)}',\n    experiments: {\n      default: '${experiment}',\n    },\n  },`;
  const text = readFileSync(path, 'utf8')
    .replace(/\n};\n(?=\nconst ko)/, `${entry('en', 'From start to end')}\n};\n`)
    .replace(/\n};\n(?=\nexport const labTitles)/, `${entry('ko', '처음부터 끝까지')}\n};\n`);
  writeFileSync(path, text);
}

function ideaIn(language) {
  return /idea: '(.*)'/.exec(readFileSync(join(templates, `renderer/text/${language}.ts`), 'utf8'))[1];
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
