using System.Text;

namespace MarketData.Ops.Backtesting;

/// <summary>Files that are built into the program.</summary>
static class Resources
{
    public static Stream Open(string name) =>
        typeof(Resources).Assembly.GetManifestResourceStream(name)
        ?? throw new FileNotFoundException($"The program was built without {name}.");

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
