using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace MarketData.Ops.Deployment;

/// <summary>An option that takes a number of a range.</summary>
static class NumberOption
{
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
                    $"{name} is '{text}', but must be a {Kind<T>()} from {least} to {most:#,0}."
                )
            );
            return default;
        }
    }

    /// <summary>A half of a whole number is none.</summary>
    static string Kind<T>()
        where T : struct, INumber<T> => T.One / (T.One + T.One) == T.Zero ? "whole number" : "number";
}
