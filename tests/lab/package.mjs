// Reads a package: an HTML file, a folder, or a ZIP.
import fs from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';

const MOST_BYTES = 64e6;
const MOST_FILES = 600;

function ofZip(file) {
  let bytes = 0;
  let files = 0;
  const entries = unzipSync(fs.readFileSync(file), {
    filter({ name, originalSize }) {
      bytes += originalSize;
      files++;
      if (bytes > MOST_BYTES || files > MOST_FILES)
        throw new Error(
          `${file}: more than ${MOST_FILES} files or ${MOST_BYTES / 1e6} MB unpacked`,
        );
      return !name.endsWith('/');
    },
  });
  return new Map(Object.entries(entries).map(([name, data]) => [name, Buffer.from(data)]));
}

function ofFolder(folder) {
  const files = new Map();
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath ?? entry.path, entry.name);
    files.set(path.relative(folder, full).split(path.sep).join('/'), fs.readFileSync(full));
  }
  return files;
}

/** The package in a folder of test pages, of which each holds one. */
export const packageIn = (folder) => path.join(folder, fs.readdirSync(folder)[0]);

/**
 * @param {string} file
 * @param {object} row of the registry, which knows the entry's name
 * @returns {{name: string, entry: string, files: Map<string, Buffer>}}
 */
export function readPackage(file, row) {
  if (!fs.existsSync(file)) throw new Error(`${file}: there is no such file`);
  const name = path.basename(file).replace(/\.(html?|zip)$/i, '');
  if (/\.html?$/i.test(file))
    return { name, entry: 'index.html', files: new Map([['index.html', fs.readFileSync(file)]]) };
  let files;
  try {
    files = fs.statSync(file).isDirectory() ? ofFolder(file) : ofZip(file);
  } catch (e) {
    throw new Error(`${file}: neither an HTML, a ZIP nor a folder (${e.message})`);
  }
  const wanted = (row.package?.entry ?? []).map((e) => e.replace('{package}', name));
  const pages = [...files.keys()].filter((f) => /\.html?$/i.test(f));
  const entry =
    pages.find((f) => wanted.includes(path.posix.basename(f))) ??
    pages.find((f) => path.posix.basename(f) === 'index.html') ??
    pages.sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0];
  if (!entry) throw new Error(`${file}: no HTML page inside`);
  return { name, entry, files };
}
