import { resolve } from 'node:path'
import { z } from 'zod'
import { BadSettings } from '@/lib/env'

const startSettings = z.object({
  DATABASE_URL: z.string().optional(),
  DATABASE_DIRECT_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().optional(),
  PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
  BAOBAOWU_DATA: z.string().optional(),
})

/**
 * The variables that tell the commands in scripts/ how to run; an empty one counts as not set. Not part of
 * the app: a folder named by the environment would make the build trace the whole project.
 */
export function startEnv(): {
  /** The database itself, if `DATABASE_URL` leads to a pooler. */
  databaseUrl: string | null
  /** The same database for the role that owns it: migrates, makes the role that serves, verifies. */
  ownerUrl: string | null
  port: number
  host: string
  /** How many processes serve the site on the one port. */
  processes: number
  dataFolder: string
} {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value))
  const result = startSettings.safeParse(given)
  if (!result.success) {
    const processes = result.error.issues.some((issue) => issue.path[0] === 'PROCESSES')
    throw new BadSettings(
      processes
        ? 'PROCESSES must be a number from 1 to 64.'
        : 'PORT must be a number from 1 to 65535.',
    )
  }
  const { DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_OWNER_URL, PORT, HOST, ...rest } = result.data
  return {
    databaseUrl: DATABASE_DIRECT_URL ?? DATABASE_URL ?? null,
    ownerUrl: DATABASE_OWNER_URL ?? null,
    port: PORT,
    host: HOST ?? (DATABASE_URL ? '0.0.0.0' : '127.0.0.1'),
    processes: rest.PROCESSES,
    dataFolder: resolve(rest.BAOBAOWU_DATA ?? '.data'),
  }
}
