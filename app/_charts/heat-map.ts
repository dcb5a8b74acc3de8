import { drawChart } from './draw'
import { harmlessText } from './harmless-text'

/** A field of the heat map: column, row, a share from 0 to 1 (null: nothing there), and its words. */
export type Field = { column: number; row: number; share: number | null; text: string }

/** Steps of darkness, as per cents of green over the paper; the darkest still carries dark words. */
const steps = [8, 18, 28, 38, 48]

/** How a share is shaded, for charts and maps alike: a CSS colour that follows the theme. */
export function shadeOf(share: number): string {
  const step = steps[Math.min(steps.length - 1, Math.floor(share * steps.length))] ?? 0
  return `color-mix(in srgb, var(--green) ${step}%, var(--card))`
}

/** The lower ends of the steps, for a key. */
export const shadeSteps = steps.map((_, n) => n / steps.length)

/** Fields in columns and rows, shaded and with their number. `wide` is for a desk, narrow for a phone. */
export function drawHeatMap(
  { columns, rows, fields }: { columns: string[]; rows: string[]; fields: readonly Field[] },
  { wide }: { wide: boolean },
): string {
  const text = { color: 'var(--ink)', fontSize: wide ? 14 : 12 }
  const axis = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } }
  const height = wide ? 34 : 32
  return drawChart(
    {
      grid: { left: wide ? 60 : 46, right: 2, top: 28, bottom: 2 },
      xAxis: {
        type: 'category',
        position: 'top',
        data: columns.map(harmlessText),
        axisLabel: { ...text, interval: 0 },
        ...axis,
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(harmlessText),
        axisLabel: { ...text, interval: 0 },
        ...axis,
      },
      series: [
        {
          type: 'heatmap',
          data: fields.map((field) => ({
            value: [field.column, field.row, field.share ?? 0],
            itemStyle: {
              color: field.share === null ? 'transparent' : shadeOf(field.share),
              borderColor: 'var(--paper)',
              borderWidth: 2,
            },
          })),
          label: {
            ...text,
            show: true,
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              harmlessText(fields[dataIndex]?.text ?? ''),
          },
        },
      ],
      // The library asks for one; each field has its own shade.
      visualMap: { show: false, min: 0, max: 1 },
    },
    { width: wide ? 720 : 340, height: 30 + rows.length * height },
  )
}
