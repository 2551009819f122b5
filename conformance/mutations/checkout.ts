import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What git would commit of the checkout, with the files that are not added yet. */
function filesOf(root: string): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  try {
    const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 26 });
    // neither what is gone nor a link to the packages
    return listed.split('\0').filter((file) => statSync(join(root, file), { throwIfNoEntry: false })?.isFile());
  } catch (error) {
    throw new Error(`git does not list the files of ${root}, and mutants are made of them: ${error}`);
  }
}

/** A copy of the checkout to put faults in; the packages are those of the checkout. */
export function copyCheckout(root: string, to: string): void {
  for (const file of filesOf(root)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    copyFileSync(join(root, file), join(to, file));
  }
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'), 'dir');
}
