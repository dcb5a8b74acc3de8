import { resolve } from 'node:path'
import { z } from 'zod'
import { BadSettings } from '@/lib/env'

const startSettings = z.object({
  DATABASE_URL: z.string().optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().optional(),
  BAOBAOWU_DATA: z.string().optional(),
})

/**
 * How the commands in scripts/ are told to run; an empty variable counts as not set. Not part of
 * the app: a folder named by the environment would have the build trace the whole project.
 */
export function startEnv(): {
  databaseUrl: string | null
  port: number
  host: string
  dataFolder: string
} {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value))
  const result = startSettings.safeParse(given)
  if (!result.success) throw new BadSettings('PORT must be a number from 1 to 65535.')
  const { DATABASE_URL, PORT, HOST, BAOBAOWU_DATA } = result.data
  return {
    databaseUrl: DATABASE_URL ?? null,
    port: PORT,
    host: HOST ?? (DATABASE_URL ? '0.0.0.0' : '127.0.0.1'),
    dataFolder: resolve(BAOBAOWU_DATA ?? '.data'),
  }
}
