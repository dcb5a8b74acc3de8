/** Called once when a server process starts; the jobs run in it, and never while building. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  if (process.env.NEXT_PHASE === 'phase-production-build') return
  const { startJobs } = await import('./lib/jobs')
  void startJobs()
}
