using System.Collections.Immutable;

namespace MarketData.Tests.Model.Schedules;

/// <summary>Simpler schedules than one that fails, the boldest first.</summary>
static class ScheduleShrinker
{
    public static IEnumerable<Schedule> Shrink(Schedule schedule)
    {
        foreach (var batches in Fewer(schedule.Batches))
        {
            yield return schedule with
            {
                Batches = batches,
            };
        }

        foreach (var faults in Fewer(schedule.Faults))
        {
            yield return schedule with
            {
                Faults = faults,
            };
        }

        foreach (var troubles in Fewer(schedule.Troubles))
        {
            yield return schedule with
            {
                Troubles = troubles,
            };
        }

        foreach (var changes in Fewer(schedule.RuleChanges))
        {
            yield return schedule with
            {
                RuleChanges = changes,
            };
        }

        foreach (var early in Fewer(schedule.EarlyReturns))
        {
            yield return schedule with
            {
                EarlyReturns = early,
            };
        }

        foreach (var (i, batch) in schedule.Batches.Index())
        {
            foreach (var fewer in Fewer(batch).Where(fewer => fewer.Length > 0))
            {
                yield return schedule with
                {
                    Batches = schedule.Batches.SetItem(i, fewer),
                };
            }
        }

        foreach (var simpler in Simpler(schedule).Where(simpler => simpler != schedule))
        {
            yield return simpler;
        }

        foreach (var (i, fed) in schedule.Events.Index())
        {
            foreach (
                var simpler in Simpler(fed)
                    .Where(simpler => simpler != fed && schedule.Batches.Any(batch => batch.Contains(i)))
            )
            {
                yield return schedule with
                {
                    Events = schedule.Events.SetItem(i, simpler),
                };
            }
        }
    }

    /// <summary>Without a half, a quarter, … , one of them.</summary>
    static IEnumerable<ImmutableArray<T>> Fewer<T>(ImmutableArray<T> all)
    {
        for (var size = (all.Length + 1) / 2; size > 0; size /= 2)
        {
            for (var start = 0; start < all.Length; start += size)
            {
                yield return all.RemoveRange(start, Math.Min(size, all.Length - start));
            }
        }
    }

    static IEnumerable<Schedule> Simpler(Schedule schedule)
    {
        yield return schedule with
        {
            Seed = 0,
        };
        yield return schedule with
        {
            Consumers = 1,
        };
        yield return schedule with
        {
            Consumers = Math.Max(1, schedule.Consumers - 1),
        };
        yield return schedule with
        {
            IndexLag = 0,
        };
        yield return schedule with
        {
            IndexLagSeconds = 1,
        };
        yield return schedule with
        {
            IsTorn = false,
        };
        yield return schedule with
        {
            PauseSeconds = 0,
        };
        yield return schedule with
        {
            SkewSeconds = 0,
        };
    }

    static IEnumerable<FedEvent> Simpler(FedEvent fed)
    {
        yield return fed with
        {
            Kind = FedKind.Trade,
        };
        yield return fed with
        {
            Price = 10,
        };
        yield return fed with
        {
            Volume = 100,
        };
        yield return fed with
        {
            Second = 0,
        };
        yield return fed with
        {
            Symbol = 0,
        };
        yield return fed with
        {
            IsReplay = false,
        };
    }
}
