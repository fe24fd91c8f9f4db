using System.Globalization;
using System.Numerics;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>A limit of the contracts that their administrator can change: an option of <c>.editorconfig</c>, with what was true of the revision as its default.</summary>
/// <param name="Option">The name of the option.</param>
/// <param name="Default">The value, as of <see cref="AsOf"/>.</param>
internal sealed record Bound(string Option, BigInteger Default)
{
    /// <summary>The revision that the defaults are of.</summary>
    public const string AsOf = "2026-02-26";

    /// <summary>0.50 USDC.</summary>
    public static readonly Bound UsdcMinDeposit = new("fabstir_usdc_min_deposit", 500_000);

    /// <summary>A million USDC.</summary>
    public static readonly Bound UsdcMaxDeposit = new("fabstir_usdc_max_deposit", 1_000_000_000_000);

    /// <summary>0.0001 ether.</summary>
    public static readonly Bound NativeMinDeposit = new("fabstir_native_min_deposit", 100_000_000_000_000);

    /// <summary>1,000 ether.</summary>
    public static readonly Bound NativeMaxDeposit = new("fabstir_native_max_deposit", 1_000 * BigInteger.Pow(10, 18));

    /// <summary>In units of USDC for 1,000 tokens.</summary>
    public static readonly Bound StableMinPrice = new("fabstir_stable_min_price", 1);

    /// <summary>In units of USDC for 1,000 tokens.</summary>
    public static readonly Bound StableMaxPrice = new("fabstir_stable_max_price", 100_000_000);

    /// <summary>In wei for 1,000 tokens.</summary>
    public static readonly Bound NativeMinPrice = new("fabstir_native_min_price", 227_273);

    /// <summary>In wei for 1,000 tokens.</summary>
    public static readonly Bound NativeMaxPrice = new("fabstir_native_max_price", 22_727_272_727_273_000);

    /// <summary>A year, in seconds.</summary>
    public static readonly Bound MaxDuration = new("fabstir_max_duration", 365 * 24 * 3600);

    /// <summary>In tokens.</summary>
    public static readonly Bound MinProofInterval = new("fabstir_min_proof_interval", 100);

    /// <summary>In seconds.</summary>
    public static readonly Bound MinProofTimeout = new("fabstir_min_proof_timeout", 60);

    /// <summary>In seconds.</summary>
    public static readonly Bound MaxProofTimeout = new("fabstir_max_proof_timeout", 3600);

    /// <summary>1,000 FAB.</summary>
    public static readonly Bound MinStake = new("fabstir_min_stake", 1_000 * BigInteger.Pow(10, 18));

    /// <summary>The option's value for a file, or the default where it is not set or no number.</summary>
    public BigInteger Read(OperationAnalysisContext context) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree).TryGetValue(Option, out string? text)
        && BigInteger.TryParse(text.Replace("_", ""), NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger value)
            ? value
            : Default;
}
