import { sealing } from '@/lib/sealing'

/** For messages of tests that are sent in their own process. */
export const messageSealing = sealing('messages', 'a secret of thirty-two characters')
