/** A local day as the site writes it: 12月9日（周三） · Wed 9 Dec. */
export function dayName(language: 'zh' | 'en', day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      ...options,
      timeZone: 'UTC',
    }).format(at)
  const date = part({ month: 'short', day: 'numeric' })
  const weekday = part({ weekday: 'short' })
  return language === 'zh' ? `${date}（${weekday}）` : `${weekday} ${date}`
}
