import type { BookingPolicy } from '@/domain/claims/types'
import { cityDefaults } from '@/domain/policies/city-defaults'

/** What the city starts with, as a slot carries it. */
export const policy: BookingPolicy = cityDefaults
