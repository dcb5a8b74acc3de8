import type { Messages as AppMessages } from '@/i18n/messages'
import type { Locale as AppLocale } from '@/i18n/routing'

declare module 'next-intl' {
  interface AppConfig {
    Locale: AppLocale
    Messages: AppMessages
  }
}
