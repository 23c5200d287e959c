// Builds the page: web/src and what package-lock.json pins become the files that assets.txt names.
//   node build.mjs [--out DIR] [--packed] [--watch]
// --packed writes NAME.gz, as the program embeds them. The same sources give the same bytes.
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {gzipSync} from "node:zlib";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const given = process.argv.slice(2);
const out = given.includes("--out") ? given[given.indexOf("--out") + 1] : join(here, "dist");
const packed = given.includes("--packed");
const modules = join(here, "node_modules");

// Whose work goes out with the page, and its licence.
const bundled = ["preact", "@preact/signals", "@preact/signals-core", "d3-geo", "d3-array", "internmap", "topojson-client", "world-atlas",
                 "@fontsource-variable/source-serif-4", "@fontsource-variable/inter"];
const copies = {
  "index.html": join(here, "src/index.html"),
  "icon.svg": join(here, "src/icon.svg"),
  "land.json": join(modules, "world-atlas/countries-110m.json"),
  "countries.json": join(modules, "world-atlas/countries-50m.json"),
  "text.woff2": join(modules, "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2"),
  "sans.woff2": join(modules, "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
};

const options = {
  entryPoints: {page: join(here, "src/main.tsx"), "page-style": join(here, "src/style/page.css")},
  bundle: true,
  minify: !given.includes("--watch"),
  format: "esm",
  target: ["es2021"],
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  external: ["/assets/*"],
  outdir: out,
  write: false,
  logLevel: "warning",
};

async function licences() {
  const texts = await Promise.all(bundled.map(async (name) => {
    const {version} = JSON.parse(await readFile(join(modules, name, "package.json"), "utf8"));
    return `${name} ${version}\n\n${(await readFile(join(modules, name, "LICENSE"), "utf8")).trim()}\n`;
  }));
  return "The page of Dateline is under the Apache License 2.0. It is built with:\n\n" + texts.join("\n" + "-".repeat(72) + "\n\n");
}

async function files(built) {
  const of = (ending) => Buffer.from(built.outputFiles.find((file) => file.path.endsWith(ending)).contents);
  const made = {"page.js": of("page.js"), "page.css": of(".css"), "licences.txt": Buffer.from(await licences())};
  for (const [name, path] of Object.entries(copies)) made[name] = await readFile(path);
  return made;
}

async function write(built) {
  const made = await files(built);
  const wanted = (await readFile(join(here, "assets.txt"), "utf8")).trim().split("\n");
  await mkdir(out, {recursive: true});
  let total = 0;
  for (const name of wanted) {
    if (!made[name]) throw new Error(`web/assets.txt names ${name}, which build.mjs does not make`);
    const small = gzipSync(made[name], {level: 9});
    total += small.length;
    await writeFile(join(out, packed ? `${name}.gz` : name), packed ? small : made[name]);
    if (!packed) console.log(`${String(small.length).padStart(8)} B gzipped  ${name}`);
  }
  if (!packed) console.log(`${String(total).padStart(8)} B in all`);
}

if (given.includes("--watch")) {
  const again = {name: "again", setup: (build) => build.onEnd((built) => built.errors.length || write(built))};
  await (await esbuild.context({...options, plugins: [again]})).watch();
} else {
  await write(await esbuild.build(options));
}
