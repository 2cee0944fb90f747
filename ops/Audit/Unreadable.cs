using System.Diagnostics.CodeAnalysis;

namespace MarketData.Ops.Audit;

/// <summary>Items that somebody changed so that they are none any more.</summary>
public static class Unreadable
{
    public static bool TryRead<T>(
        Item item,
        Func<Item, T> read,
        [MaybeNullWhen(false)] out T value,
        [NotNullWhen(false)] out string? why
    )
    {
        try
        {
            (value, why) = (read(item), null);
            return true;
        }
        catch (Exception unreadable) when (Is(unreadable))
        {
            (value, why) = (default, unreadable.Message);
            return false;
        }
    }

    /// <summary>Whether something failed because an item was none.</summary>
    public static bool Is(Exception failure) =>
        failure is FormatException or OverflowException or KeyNotFoundException or ArgumentException;
}
