using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace MarketData.Domain.Trades;

/// <summary>
/// A code of ISO 4217's list of current currencies and funds (list one, as of January 2026), in capitals. XTS, for
/// tests, and XXX, no currency, are none.
/// https://www.iso.org/iso-4217-currency-codes.html
/// </summary>
public readonly record struct Currency
{
    static readonly FrozenSet<string> Codes = (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE "
        + "CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF "
        + "GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR "
        + "LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN "
        + "PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
        + "TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC "
        + "XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    Currency(string code) => Code = code;

    public string Code { get; }

    public static bool TryParse([NotNullWhen(true)] string? text, out Currency currency)
    {
        currency = new Currency(text?.Trim().ToUpperInvariant() ?? "");
        return Codes.Contains(currency.Code);
    }

    public static Currency Parse(string text) =>
        TryParse(text, out var currency)
            ? currency
            : throw new FormatException($"'{text}' is not a currency of ISO 4217.");

    public override string ToString() => Code;
}
