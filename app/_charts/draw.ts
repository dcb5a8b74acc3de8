import { BarChart, HeatmapChart } from 'echarts/charts'
import { GridComponent, VisualMapComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { plainSvg } from './plain-svg'

use([BarChart, HeatmapChart, GridComponent, VisualMapComponent, SVGRenderer])

export type ChartSize = { width: number; height: number }

/**
 * Draws a chart on the server as SVG text for a page: no script, no style, no colour of its own (they
 * are the page's, by CSS variables). Nothing is kept: the chart is disposed of even if drawing fails.
 */
export function drawChart(option: EChartsCoreOption, { width, height }: ChartSize): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, ...option })
    return plainSvg(chart.renderToSVGString())
  } finally {
    chart.dispose()
  }
}
