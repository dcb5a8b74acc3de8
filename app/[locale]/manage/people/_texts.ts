import { useTranslations } from 'next-intl'

/** Why a field or a form was refused, in words. Needs the areas `people` and `account`. */
export function useRefusalText(): (reason: string) => string {
  const t = useTranslations()
  return (reason) => {
    const own = `people.errors.${reason}` as 'people.errors.scope_missing'
    const shared = `account.errors.${reason}` as 'account.errors.wrong'
    if (t.has(own)) return t(own)
    return t.has(shared) ? t(shared) : t('account.errors.wrong')
  }
}
