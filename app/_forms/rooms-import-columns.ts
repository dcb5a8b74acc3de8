import { roomFields } from './room-fields'

export const importColumns = [
  'nameZh',
  'district',
  'subdistrict',
  ...roomFields.slice(1),
  'place',
  'coordinateSystem',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** What each column is called in the template; either language is read. */
export const columnNames: Record<ImportColumn, { zh: string; en: string }> = {
  nameZh: { zh: '名称', en: 'Name (Chinese)' },
  district: { zh: '区', en: 'District' },
  subdistrict: { zh: '街镇', en: 'Subdistrict' },
  nameEn: { zh: '英文名称', en: 'Name (English)' },
  address: { zh: '地址', en: 'Address' },
  contactPhone: { zh: '电话', en: 'Phone' },
  operatorName: { zh: '运营方', en: 'Operator' },
  licensedPlaces: { zh: '核定名额', en: 'Licensed places' },
  plannedPlaces: { zh: '托额', en: 'Planned places' },
  floorArea: { zh: '建筑面积（平方米）', en: 'Floor area (m²)' },
  playArea: { zh: '活动面积（平方米）', en: 'Play area (m²)' },
  price: { zh: '每小时价格（元）', en: 'Price an hour (yuan)' },
  openedOn: { zh: '开办日期', en: 'Opened on' },
  latitude: { zh: '纬度', en: 'Latitude' },
  longitude: { zh: '经度', en: 'Longitude' },
  place: { zh: '坐标', en: 'Coordinates' },
  coordinateSystem: { zh: '坐标系', en: 'Coordinate system' },
}

export const requiredColumns: ImportColumn[] = ['nameZh', 'subdistrict', 'licensedPlaces']

/** What offices call the columns in their own sheets, the surest name first. */
const otherNames: Record<ImportColumn, string> = {
  nameZh:
    '宝宝屋名称 中文名称 名称(中文) 宝宝屋 社区宝宝屋名称 社区宝宝屋 点位名称 托育点名称 园所名称 机构名称 单位名称 RoomName Name Room',
  district: '所属区 所在区 区县 行政区 所属行政区 区名',
  subdistrict:
    '所属街镇 所在街镇 街道(镇) 街道/镇 街道乡镇 街道 所属街道 所在街道 镇街 乡镇 街镇名称 街镇代码 Street Town SubdistrictOrTown',
  nameEn: '英文名 名称(英文) 宝宝屋英文名称 EnglishName',
  address: '详细地址 宝宝屋地址 具体地址 办公地址 所在地址 Location',
  contactPhone:
    '联系电话 咨询电话 固定电话 联系方式 电话号码 联系人电话 Telephone ContactPhone PhoneNumber',
  operatorName: '运营机构 运营单位 承办单位 承办机构 承接机构 运营主体 运营方名称',
  licensedPlaces:
    '核定托位 核定托位数 托位数 核定名额数 核定人数 托位 名额 名额数 LicencedPlaces LicensedCapacity Places',
  plannedPlaces: '规划托额 托额数 规划托位 规划托位数 PlannedCapacity',
  floorArea: '建筑面积 总建筑面积 房屋面积 FloorArea',
  playArea: '活动面积 室内活动面积 活动室面积 活动区面积 室内面积 PlayArea IndoorArea',
  price: '每小时价格 价格 收费标准 收费 单价 小时收费 HourlyPrice Price',
  openedOn: '开办时间 开业日期 开业时间 启用日期 启用时间 开放日期 OpeningDate OpenedDate Opened',
  latitude: 'Lat',
  longitude: 'Lng Lon Long',
  place: '经纬度 地图坐标 位置坐标 LatLng',
  coordinateSystem: '坐标来源 坐标来自 坐标类型 地图来源 Datum CRS',
}

const ranked = new Map<string, { column: ImportColumn; rank: number }>()
for (const column of importColumns) {
  const { zh, en } = columnNames[column]
  const names = [zh, en, ...otherNames[column].split(' ')].map(plainName)
  for (const [rank, name] of names.entries()) {
    if (!ranked.has(name)) ranked.set(name, { column, rank: rank < 2 ? 0 : rank })
  }
}

/** The column a heading means, and how sure that is: 0 is the template's own name. Null if unknown. */
export function columnNamed(heading: string): { column: ImportColumn; rank: number } | null {
  return ranked.get(plainName(heading)) ?? null
}

/** Letters and digits alone, alike in width and case, without the unit or “required” beside them. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((平方米|m2|元|元\/小时|元\/时|人|个|名|yuan|必填|选填|required|optional)\)/g, '')
    .replace(/(?<=面积)[\s/]*(平方米|m2)$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
