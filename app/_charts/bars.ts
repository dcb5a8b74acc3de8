import { drawChart } from './draw'
import { harmlessText } from './harmless-text'

/** One bar: its name, how far it goes (0 to 1), and what stands at its end. */
export type Bar = { label: string; share: number | null; text: string }

const row = 30
const text = { color: 'var(--ink)', fontSize: 14 }

/**
 * Bars lying one below the other, each with its name and its number. `wide` draws for a desk, narrow
 * for a phone: the same chart with room for longer names. A share above 1 is drawn full.
 */
export function drawBars(bars: readonly Bar[], { wide }: { wide: boolean }): string {
  const width = wide ? 720 : 340
  const names = wide ? 220 : 118
  const texts = wide ? 96 : 76
  return drawChart(
    {
      grid: { left: names, right: texts, top: 0, bottom: 0 },
      xAxis: { type: 'value', min: 0, max: 1, show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map((bar) => harmlessText(bar.label)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...text, width: names - 12, overflow: 'truncate', interval: 0 },
      },
      series: [
        {
          type: 'bar',
          barWidth: 16,
          showBackground: true,
          backgroundStyle: { color: 'var(--sunk)' },
          itemStyle: { color: 'var(--green)' },
          data: bars.map((bar) => Math.min(1, Math.max(0, bar.share ?? 0))),
        },
        {
          // The numbers stand in one column at the end, where no bar can cover them.
          type: 'bar',
          barGap: '-100%',
          barWidth: 16,
          itemStyle: { color: 'transparent' },
          data: bars.map(() => 1),
          label: {
            ...text,
            show: true,
            position: 'right',
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              harmlessText(bars[dataIndex]?.text ?? ''),
          },
        },
      ],
    },
    { width, height: Math.max(1, bars.length) * row },
  )
}
