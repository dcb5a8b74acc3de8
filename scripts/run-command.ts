import { spawn } from 'node:child_process'

/** Runs a program in a folder to its end; its output, both kinds in order, and its exit code. */
export async function runCommand(
  [program = '', ...args]: string[],
  env: Record<string, string> = {},
  cwd = '.',
): Promise<{ code: number; output: string }> {
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number>((done) => {
    child.once('error', (error) => {
      output.push(Buffer.from(`${program}: ${error.message}\n`))
      done(127)
    })
    child.once('close', (status) => done(status ?? 1))
  })
  return { code, output: Buffer.concat(output).toString() }
}
