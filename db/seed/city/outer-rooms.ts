import { demoRoom, fullDay, type RoomPlan, usualHours, weekdays } from './room-plan'

/** Invented rooms in Pudong and the districts around, each for a state that shows. */
export const outerRooms: RoomPlan[] = [
  demoRoom(
    'lujiazui-demo',
    ['云朵电梯宝宝屋', 'Cloud Lift Baby Room'],
    { subdistrict: '310115005', at: [31.2397, 121.5148], address: '浦东新区乳山路示例号' },
    { area: 70, places: 10, planned: 120, yuan: 40 },
    {
      patterns: [{ days: weekdays, hours: '09:00-17:00', flexible: true }],
      shifts: ['08:30-17:30 12:00-13:00', '08:30-17:30 13:00-14:00', '11:30-14:30'],
    },
  ),
  demoRoom(
    'zhangjiang-demo',
    ['小齿轮宝宝屋', 'Little Gear Baby Room'],
    { subdistrict: '310115125', at: [31.2035, 121.5936], address: '浦东新区香楠路示例号' },
    { area: 80, places: 10, planned: 120, yuan: 12 },
    {
      patterns: [
        { days: weekdays, hours: '08:30-12:00', flexible: true },
        { days: weekdays, hours: '17:00-19:00', price: 18 },
      ],
      shifts: ['08:00-13:00', '08:00-13:00', '16:30-19:30', '16:30-19:30'],
    },
  ),
  demoRoom(
    'huamu-demo',
    ['花木小径宝宝屋', 'Garden Path Baby Room'],
    { subdistrict: '310115016', at: [31.2121, 121.5498], address: '浦东新区梅花路示例号' },
    { area: 66, places: 10, planned: 96, yuan: 20 },
    {
      patterns: [
        { days: weekdays, hours: '09:00-11:00', ages: [12, 24], cap: 6 },
        { days: weekdays, hours: '10:00-12:00', ages: [24, 36], cap: 8, shares: true },
      ],
      shifts: [fullDay, '08:30-12:30', '09:30-12:30'],
      crowd: 'many',
    },
  ),
  demoRoom(
    'waigaoqiao-demo',
    [
      '中国（上海）自由贸易试验区保税片区职工子女与周边社区居民共享的党群服务中心二楼亲子活动区宝宝屋',
      'Baby Room on the Second Floor of the Community Service Centre Shared by Employees and Residents of the Bonded Area',
    ],
    { subdistrict: '310115501', at: [31.3375, 121.5985], address: '浦东新区富特北路示例号' },
    { area: 54, places: 10, planned: 50, yuan: 20 },
    { crowd: 'some' },
  ),
  demoRoom(
    'qibao-demo',
    ['七彩大宝宝屋', 'Seven Colours Large Baby House'],
    { subdistrict: '310112102', at: [31.1573, 121.3489], address: '闵行区漕宝路示例号' },
    { area: 400, places: 45, planned: 300, yuan: 24 },
    {
      policy: { largestGroup: 45, slotCap: 45, sameDayReserve: 3 },
      shifts: Array.from({ length: 9 }, (_, n) =>
        n % 2 === 0 ? '08:30-17:30 11:45-12:45' : '08:30-17:30 12:45-13:45',
      ),
      crowd: 'some',
    },
  ),
  demoRoom(
    'xinzhuang-demo',
    ['梅花鹿宝宝屋', 'Sika Deer Baby Room'],
    { subdistrict: '310112101', at: [31.1118, 121.3823], address: '闵行区莘庄镇示例路18号' },
    { area: 72, places: 14, planned: 108, yuan: 20 },
    {
      policy: {
        mixedPolicy: 'sum_of_fractions',
        largestGroup: 14,
        slotCap: 14,
        ageBands: [
          { from_months: 12, to_months: 24, children_per_caregiver: 5 },
          { from_months: 24, to_months: 36, children_per_caregiver: 7 },
        ],
      },
    },
  ),
  demoRoom(
    'youyilu-demo',
    ['钢花朵朵宝宝屋', 'Steel Blossom Baby Room'],
    { subdistrict: '310113003', at: [31.4049, 121.4868], address: '宝山区友谊路示例号' },
    { area: 50, places: 10, planned: 64, yuan: 15 },
    { policy: { identityRequired: true } },
  ),
  demoRoom(
    'malu-demo',
    ['葡萄架宝宝屋', 'Grape Trellis Baby Room'],
    { subdistrict: '310114106', at: [31.3341, 121.2853], address: '嘉定区马陆镇示例路5号' },
    { area: 60, places: 10, planned: 72, yuan: 12 },
    { patterns: usualHours.map((hours) => ({ ...hours, begins: 7 })), crowd: 'none' },
  ),
  demoRoom(
    'fangsong-demo',
    ['晚霞宝宝屋', 'Evening Glow Baby Room'],
    { subdistrict: '310117003', at: [31.0348, 121.2267], address: '松江区思贤路示例号' },
    { area: 62, places: 10, planned: 88, yuan: 20 },
    {
      patterns: [{ days: weekdays, hours: '16:30-18:30' }],
      shifts: ['16:00-19:00', '16:00-19:00'],
    },
  ),
  demoRoom(
    'xiayang-demo',
    ['菱角船宝宝屋', 'Water Chestnut Boat Baby Room'],
    { subdistrict: '310118001', at: [31.1497, 121.1245], address: '青浦区青松路示例号' },
    { area: 48, places: 10, planned: 56, yuan: 10 },
    { patterns: [{ days: [2, 4], hours: '09:00-11:00' }], crowd: 'some' },
  ),
  demoRoom(
    'qingcun-demo',
    ['黄桃园宝宝屋', 'Peach Orchard Baby Room'],
    { subdistrict: '310120111', at: [30.9241, 121.5846], address: '奉贤区青村镇示例路7号' },
    { area: 50, places: 10, planned: 48, yuan: 8 },
    { patterns: usualHours.map((hours) => ({ ...hours, ages: [24, 36] as [number, number] })) },
  ),
  demoRoom(
    'shihua-demo',
    ['小海螺宝宝屋', 'Little Conch Baby Room'],
    { subdistrict: '310116001', at: [30.7139, 121.3408], address: '金山区卫清路示例号' },
    { area: 42, places: 8, planned: 40, yuan: 8 },
    { patterns: usualHours.map((hours) => ({ ...hours, ages: [12, 18] as [number, number] })) },
  ),
  demoRoom(
    'chengqiao-demo',
    ['芦苇荡宝宝屋', 'Reed Marsh Baby Room'],
    { subdistrict: '310151101', at: [31.6247, 121.3962], address: '崇明区城桥镇示例路3号' },
    { area: 52, places: 10, planned: 56, yuan: 0 },
    { crowd: 'some' },
  ),
]
