import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

const projectDir = join(import.meta.dirname, '..');
const tools = join(projectDir, 'node_modules', '.bin');

/** Runs a tool of the project with its output shown; gives its exit code. */
export function run(command: string, args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectDir,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ''}` },
    });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
