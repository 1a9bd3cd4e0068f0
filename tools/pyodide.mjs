// Pytest under node: node pyodide.mjs PYODIDE PACKAGES PROJECT ARGUMENT ..., the first three being directories.
// The exit status is pytest's.

import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, packages, project, ...words] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")));
const python = await loadPyodide({ env: { HOME: "/tmp", CI: "1", CJJI_PROFILE: "mutants", PYTHONDONTWRITEBYTECODE: "1" } });
for (const [root, at] of [[packages, "/packages"], [project, "/project"]]) {
  python.FS.mkdirTree(at);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, at);
}
python.globals.set("words", python.toPy(words));
try {
  process.exit(python.runPython(`
import os, sys
sys.path[:0] = ["/packages", "/project/tools"]
os.chdir("/project")
print("Python", sys.version, flush=True)
import pytest
int(pytest.main(list(words)))
`));
} catch (error) {
  // Uncaught, it would be shown with the line it comes from, which is all of pyodide.
  console.error(error.stack);
  process.exit(3);
}
