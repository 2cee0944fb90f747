using MarketData.Domain.Events;
using MarketData.Domain.Rules;
using MarketData.Shared.Storage;

namespace MarketData.Processor.Alerting;

/// <summary>
/// The market around an alert, in the alert's row. What is not known has no attributes. Earlier versions neither write
/// them nor read them.
/// </summary>
static class AlertContextItem
{
    const string Price = "price";
    const string Volume = "volume";
    const string Close = "close_before";
    const string Bid = "bid";
    const string Ask = "ask";

    public static void Write(Item item, AlertContext context)
    {
        item[Price] = Attributes.Number(context.Price);
        item[Volume] = Attributes.Number(context.Volume);
        if (context.CloseBefore is { } close)
        {
            item[Close] = Attributes.Number(close);
        }

        Write(item, Bid, context.Bid);
        Write(item, Ask, context.Ask);
    }

    public static AlertContext? Read(Item item) =>
        item.ContainsKey(Price)
            ? new(
                item.ReadDecimal(Price),
                item.ReadDecimal(Volume),
                item.ContainsKey(Close) ? item.ReadDecimal(Close) : null,
                ReadSide(item, Bid),
                ReadSide(item, Ask)
            )
            : null;

    static void Write(Item item, string name, SideAt? quoted)
    {
        if (quoted is not { } side)
        {
            return;
        }

        item[name] = Attributes.Number(side.Side.Price);
        item[At(name)] = Attributes.Time(side.Time);
        if (side.Side.Size is { } size)
        {
            item[Size(name)] = Attributes.Number(size);
        }
    }

    static SideAt? ReadSide(Item item, string name) =>
        item.ContainsKey(name)
            ? new SideAt(
                new QuoteSide(
                    item.ReadDecimal(name),
                    item.ContainsKey(Size(name)) ? item.ReadDecimal(Size(name)) : null
                ),
                item.ReadTime(At(name))
            )
            : null;

    static string At(string name) => $"{name}_at";

    static string Size(string name) => $"{name}_size";
}
