using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using MarketData.Tools;

namespace MarketData.Ops.Deployment;

/// <summary>Options that take a number.</summary>
public static class NumberOption
{
    /// <summary>A whole number from <paramref name="least"/> on, or none.</summary>
    public static Option<int?> Optional(string name, int least, string description) =>
        new(name)
        {
            HelpName = "N",
            Description = description,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (
                    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= least
                )
                {
                    return number;
                }

                result.AddError($"{name} is '{Printable.Of(text)}', but must be a whole number from {least} on.");
                return null;
            },
        };

    /// <summary>A number of a range.</summary>
    public static Option<T> Create<T>(string name, T unlessGiven, T least, T most, string description)
        where T : struct, INumber<T>
    {
        return new(name)
        {
            HelpName = "N",
            Description = string.Create(CultureInfo.InvariantCulture, $"{description} Absent: {unlessGiven}."),
            DefaultValueFactory = _ => unlessGiven,
            CustomParser = Parse,
        };

        T Parse(ArgumentResult result)
        {
            var text = result.Tokens.Single().Value;
            if (
                T.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most
            )
            {
                return number;
            }

            result.AddError(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is '{Printable.Of(text)}', but must be a {Kind<T>()} from {least} to {most:#,0}."
                )
            );
            return default;
        }
    }

    /// <summary>A half of a whole number is none.</summary>
    static string Kind<T>()
        where T : struct, INumber<T> => T.One / (T.One + T.One) == T.Zero ? "whole number" : "number";
}
