import { demoRoom, fullDay, type RoomPlan, usualHours, weekdays } from './room-plan'

/** The room the demo's manager runs. */
export const managedRoomCode = 'jiangning-demo'

/** Invented rooms in the seven central districts, each for a state that shows. */
export const innerRooms: RoomPlan[] = [
  demoRoom(
    managedRoomCode,
    ['小苹果宝宝屋', 'Little Apple Baby Room'],
    { subdistrict: '310106006', at: [31.2398, 121.4441], address: '静安区江宁路示例弄12号' },
    { area: 60, places: 12, planned: 96, yuan: 20 },
    {
      shifts: ['08:30-17:30 12:00-13:00', '08:30-17:30 13:00-14:00', '09:00-12:00'],
      crowd: 'many',
    },
  ),
  demoRoom(
    'jingansi-demo',
    ['月亮船宝宝屋', 'Moon Boat Baby Room'],
    { subdistrict: '310106013', at: [31.2236, 121.4452], address: '静安区愚园路示例号' },
    { area: 24, places: 6, planned: 48, yuan: 25 },
    { patterns: usualHours.map((hours) => ({ ...hours, cap: 4 })), crowd: 'full' },
  ),
  demoRoom(
    'nanjingxilu-demo',
    ['石榴籽宝宝屋', 'Pomegranate Baby Room'],
    { subdistrict: '310106012', at: [31.2301, 121.4573], address: '静安区南京西路示例弄3号' },
    { area: 32, places: 8, planned: 60, yuan: 30 },
    { patterns: [{ days: weekdays, hours: '09:00-12:00', cap: 6 }], crowd: 'many' },
  ),
  demoRoom(
    'caojiadu-demo',
    ['小风筝宝宝屋', 'Little Kite Baby Room'],
    { subdistrict: '310106014', at: [31.2337, 121.4316], address: '静安区万航渡路示例号' },
    { area: 50, places: 10, planned: 72, yuan: 15 },
    { crowd: 'none' },
  ),
  demoRoom(
    'tianmuxilu-demo',
    ['蒲公英宝宝屋', 'Dandelion Baby Room'],
    { subdistrict: '310106015', at: [31.2489, 121.4563], address: '静安区天目西路示例号' },
    { area: 45, places: 10, planned: 64, yuan: 18 },
    { status: 'suspended', reason: '设备检修，预计两周后恢复（示例）', crowd: 'none' },
  ),
  demoRoom(
    'pengpu-demo',
    ['新芽宝宝屋', 'New Sprout Baby Room'],
    { subdistrict: '310106101', at: [31.3036, 121.4529], address: '静安区彭浦镇示例路8号' },
    { area: 55, places: 10, planned: 80, yuan: null },
    { status: 'draft', crowd: 'none' },
  ),
  demoRoom(
    'xujiahui-demo',
    ['大树下宝宝屋', 'Under the Tree Baby Room'],
    { subdistrict: '310104014', at: [31.1953, 121.4365], address: '徐汇区天钥桥路示例号' },
    { area: 100, places: 20, planned: 160, yuan: 28 },
    { policy: { largestGroup: 20, slotCap: 20 }, crowd: 'many' },
  ),
  demoRoom(
    'tianlin-demo',
    ['纸飞机宝宝屋', 'Paper Plane Baby Room'],
    { subdistrict: '310104011', at: [31.1739, 121.4204], address: '徐汇区田林路示例弄20号' },
    { area: 48, places: 10, planned: 64, yuan: 16 },
    { shifts: ['08:30-12:30', fullDay] },
  ),
  demoRoom(
    'hongqiao-demo',
    ['彩虹桥宝宝屋', 'Rainbow Bridge Baby Room'],
    { subdistrict: '310105009', at: [31.2017, 121.3999], address: '长宁区古北路示例号' },
    { area: 52, places: 10, planned: 88, yuan: 32 },
    { policy: { residentsReserve: 3, residentsUntilDays: 3 } },
  ),
  demoRoom(
    'tianshanlu-demo',
    ['小水滴宝宝屋', 'Water Drop Baby Room'],
    { subdistrict: '310105006', at: [31.2145, 121.3967], address: '长宁区天山路示例弄6号' },
    { area: 44, places: 10, planned: 70, yuan: 20 },
    { policy: { sameDayReserve: 3 } },
  ),
  demoRoom(
    'xianxia-demo',
    ['仙人掌宝宝屋', 'Cactus Baby Room'],
    { subdistrict: '310105008', at: [31.2098, 121.3862], address: '长宁区仙霞路示例号' },
    { area: 36, places: 8, planned: 24, yuan: 10 },
    { patterns: [{ days: [3], hours: '09:30-10:30' }], crowd: 'none' },
  ),
  demoRoom(
    'waitan-demo',
    ['江边灯塔宝宝屋', 'Riverside Lighthouse Baby Room'],
    { subdistrict: '310101013', at: [31.2375, 121.4871], address: '黄浦区四川中路示例号' },
    { area: 60, places: 10, planned: 60, yuan: 98 },
    { crowd: 'none' },
  ),
  demoRoom(
    'laoximen-demo',
    ['小石库门宝宝屋', 'Little Lane House Baby Room'],
    { subdistrict: '310101019', at: [31.2196, 121.4847], address: '黄浦区复兴东路示例弄2号' },
    { area: 20, places: 10, planned: 32, yuan: 22 },
    { crowd: 'many' },
  ),
  demoRoom(
    'changshoulu-demo',
    ['苏州河畔宝宝屋', 'Creekside Baby Room'],
    { subdistrict: '310107015', at: [31.2423, 121.4376], address: '普陀区长寿路示例号' },
    { area: 50, places: 10, planned: 72, yuan: 18 },
    { shifts: [], crowd: 'none' },
  ),
  demoRoom(
    'zhenru-demo',
    ['古镇铃铛宝宝屋', 'Old Town Bell Baby Room'],
    { subdistrict: '310107022', at: [31.2519, 121.4002], address: '普陀区真如镇示例路15号' },
    { area: 64, places: 10, planned: 96, yuan: 15 },
    { crowd: 'some' },
  ),
  demoRoom(
    'liangcheng-demo',
    ['小蒲扇宝宝屋', 'Palm Fan Baby Room'],
    { subdistrict: '310109016', at: [31.2905, 121.4725], address: '虹口区凉城路示例弄9号' },
    { area: 46, places: 10, planned: 56, yuan: 5 },
    { crowd: 'some' },
  ),
  demoRoom(
    'jiangwanzhen-demo',
    ['大小朋友宝宝屋', 'Big and Little Friends Baby Room'],
    { subdistrict: '310109019', at: [31.2998, 121.4822], address: '虹口区水电路示例号' },
    { area: 60, places: 12, planned: 72, yuan: 20 },
    {
      policy: {
        mixedPolicy: 'youngest',
        largestGroup: 12,
        slotCap: 12,
        ageBands: [
          { from_months: 12, to_months: 24, children_per_caregiver: 5 },
          { from_months: 24, to_months: 36, children_per_caregiver: 7 },
        ],
      },
    },
  ),
  demoRoom(
    'wujiaochang-demo',
    ['五只小鸭宝宝屋', 'Five Ducklings Baby Room'],
    { subdistrict: '310110019', at: [31.3012, 121.5132], address: '杨浦区国定路示例号' },
    { area: 56, places: 10, planned: 80, yuan: 20 },
    { crowd: 'many' },
  ),
  demoRoom(
    'xinjiangwan-demo',
    ['周末草坪宝宝屋', 'Weekend Lawn Baby Room'],
    { subdistrict: '310110020', at: [31.3308, 121.5086], address: '杨浦区殷行路示例号' },
    { area: 58, places: 10, planned: 40, yuan: 26 },
    {
      patterns: [
        { days: [6, 7], hours: '09:30-11:30' },
        { days: [6], hours: '14:00-16:00' },
      ],
    },
  ),
]
