// Bundles the desk's scripts into ../static with a hash of their content in each name, and writes the manifest of names.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static");
const entries = ["desk.js", "map.js", "network.js"];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: entries,
  outdir: out,
  entryNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "eof", // the licences of what is bundled travel with it
  metafile: true,
  logLevel: "warning",
});
const made = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint);
const manifest = Object.fromEntries(made.map(([path, { entryPoint }]) => [basename(entryPoint), basename(path)]));
writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
