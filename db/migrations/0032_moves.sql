-- A booking is moved at most once; what it was moved to may be moved again.
DROP INDEX "bookings_moved_from";--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_moved_from" ON "bookings" USING btree ("moved_from") WHERE "bookings"."moved_from" is not null;
--> statement-breakpoint
-- From where a booking was moved is said with the claim and never changed.
create trigger booking_move_fixed before update of moved_from, calendar_uid, calendar_sequence on bookings for each row
when ((old.moved_from, old.calendar_uid, old.calendar_sequence)
  is distinct from (new.moved_from, new.calendar_uid, new.calendar_sequence))
execute function booking_desk_fixed();
--> statement-breakpoint
-- What was left by a move stays left by a move.
create trigger booking_left_fixed before update of cancel_reason on bookings for each row
when (old.cancel_reason = 'moved' and new.cancel_reason is distinct from 'moved')
execute function booking_desk_fixed();
--> statement-breakpoint
-- A move has two ends, and at the end of the transaction both are there: a booking cancelled as moved, and
-- one of the same child that took over from it and what calendars know the visit by.
create function booking_moved() returns trigger language plpgsql as $$
begin
  if new.moved_from is not null and not exists (select from bookings b where b.id = new.moved_from
    and b.child_id = new.child_id and b.status = 'cancelled' and b.cancel_reason = 'moved'
    and coalesce(b.calendar_uid, b.id) = new.calendar_uid and b.calendar_sequence + 1 = new.calendar_sequence) then
    perform refuse('booking_moved_from');
  end if;
  if new.cancel_reason = 'moved' and not exists (select from bookings b where b.moved_from = new.id) then
    perform refuse('booking_moved_nowhere');
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger booking_moved after insert on bookings deferrable initially deferred for each row
when (new.moved_from is not null) execute function booking_moved();
--> statement-breakpoint
create constraint trigger booking_left after insert or update of cancel_reason on bookings
deferrable initially deferred for each row
when (new.cancel_reason = 'moved') execute function booking_moved();
--> statement-breakpoint
-- A visit that was moved is no cancellation, and a hold without a child no booking; otherwise as before.
create or replace function reckon_days(p_rooms uuid[], p_days date[])
returns table (day date, room_id uuid, slots integer, offered integer, booked integer, used integer,
  bookings integer, attended integer, missed integer, cancelled integer) language plpgsql stable set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  with chosen as materialized (
    select s.id, s.day, s.room_id, s.status from slots s
    where s.day = any (p_days) and (p_rooms is null or s.room_id = any (p_rooms))
  ), places as (
    select q.day, q.room_id, sum(q.booked + q.free)::integer as offered, sum(q.booked)::integer as booked
    from figure_quarters(p_rooms, p_days) as q group by q.day, q.room_id
  ), visits as (
    select c.day, c.room_id,
      coalesce(sum(extract(epoch from b.ends_at - b.starts_at)) filter (where b.status = 'attended'), 0)::integer / 900 as used,
      count(*) filter (where b.status not in ('cancelled', 'expired'))::integer as bookings,
      count(*) filter (where b.status = 'attended')::integer as attended,
      count(*) filter (where b.status = 'missed')::integer as missed,
      count(*) filter (where b.status = 'cancelled' and b.cancel_reason is distinct from 'moved')::integer as cancelled
    from chosen c join bookings b on b.slot_id = c.id where b.child_id is not null group by c.day, c.room_id
  )
  select c.day, c.room_id, count(*) filter (where c.status = 'open')::integer, coalesce(p.offered, 0), coalesce(p.booked, 0),
    coalesce(v.used, 0), coalesce(v.bookings, 0), coalesce(v.attended, 0), coalesce(v.missed, 0), coalesce(v.cancelled, 0)
  from chosen c left join places p using (day, room_id) left join visits v using (day, room_id)
  group by c.day, c.room_id, p.offered, p.booked, v.used, v.bookings, v.attended, v.missed, v.cancelled;
end $$;
