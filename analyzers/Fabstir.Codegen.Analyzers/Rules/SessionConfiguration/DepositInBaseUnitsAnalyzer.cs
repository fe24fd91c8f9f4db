using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;

/// <summary>FAB2001: a deposit that is written in base units, where whole tokens are meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DepositInBaseUnitsAnalyzer() : FabstirAnalyzer(AboveMaximum, Suspicious)
{
    /// <summary>The property of a diagnostic that has the decimals to divide by, where the result can be meant.</summary>
    internal const string DecimalsProperty = "Decimals";

    /// <summary>The property of a diagnostic that has the amount in whole tokens, if it was in base units.</summary>
    internal const string WholeProperty = "Whole";

    private const string Title = "A deposit in base units";

    // 0.10 USDC in base units, and what nobody writes without a thought in whole ones.
    private const int LeastSuspicious = 100_000;

    private static readonly DiagnosticDescriptor AboveMaximum = Rule.Create(
        RuleIds.DepositInBaseUnits, Title, "A deposit is in whole {0}, {1} at most as of {2}; this is {3}", DiagnosticSeverity.Error);

    private static readonly DiagnosticDescriptor Suspicious = Rule.Create(
        RuleIds.DepositInBaseUnits, Title, "A deposit is in whole {0}, and this looks like base units: write {1}.0m if so much is meant", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) => SdkDeposit.Register(context, Analyze);

    private static void Analyze(OperationAnalysisContext context, IOperation deposit, PaymentCurrency currency)
    {
        if (WholeAmount.Of(deposit, context.CancellationToken) is not { } amount)
        {
            return;
        }

        // Of a token that is not known only what is too much of any.
        bool isNative = currency == PaymentCurrency.Native;
        int decimals = isNative ? TokenDecimals.Ether : TokenDecimals.Usdc;
        BigInteger most = (isNative ? Bound.NativeMaxDeposit : Bound.UsdcMaxDeposit).Read(context);
        string name = currency switch
        {
            PaymentCurrency.Usdc => "USDC",
            PaymentCurrency.Native => "ether",
            _ => "tokens",
        };
        string shown = amount.ToString(CultureInfo.InvariantCulture);
        if (WholeAmount.ToBaseUnits(amount, decimals) > most)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                AboveMaximum, deposit.Syntax.GetLocation(), Fix(amount, currency), name, most / BigInteger.Pow(10, decimals), Bound.AsOf, shown));
        }
        else if (amount >= LeastSuspicious && amount == decimal.Truncate(amount) && !WholeAmount.IsWrittenWithPoint(deposit, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Suspicious, deposit.Syntax.GetLocation(), Fix(amount, currency), name, decimal.Truncate(amount).ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static ImmutableDictionary<string, string?>? Fix(decimal amount, PaymentCurrency currency)
    {
        if (PaymentTokenValue.DecimalsOf(currency) is not { } decimals)
        {
            return null;
        }

        decimal whole = amount / (decimal)BigInteger.Pow(10, decimals);
        return whole < LeastSuspicious
            ? ImmutableDictionary<string, string?>.Empty
                .Add(DecimalsProperty, decimals.ToString(CultureInfo.InvariantCulture))
                .Add(WholeProperty, whole.ToString(CultureInfo.InvariantCulture))
            : null;
    }
}
