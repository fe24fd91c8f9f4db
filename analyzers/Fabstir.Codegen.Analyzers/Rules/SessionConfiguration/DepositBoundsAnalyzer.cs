using System.Globalization;
using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;

/// <summary>FAB2003: a deposit that the contract refuses, or that does not pay for one proof.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DepositBoundsAnalyzer() : FabstirAnalyzer(OutOfRange, TooLittle)
{
    private const string Title = "A deposit that no session can have";
    private const int PricePrecision = 1000;
    private const int DefaultProofInterval = 100;

    private static readonly DiagnosticDescriptor OutOfRange =
        Rule.Create(RuleIds.DepositBounds, Title, "A deposit is {2} to {3} {0}, as of {4}; this is {1}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor TooLittle =
        Rule.Create(RuleIds.DepositBounds, Title, "A deposit pays for at least one proof interval, here {1}; this is {0}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        MessageCreation.Register(context, known, AnalyzeMessage);
        context.RegisterOperationAction(operation => AnalyzeValue(operation, known), OperationKind.Invocation);
        SdkCreation.Register(context, "SessionConfig", AnalyzeConfiguration);
    }

    private static void AnalyzeMessage(OperationAnalysisContext context, MessageCreation creation)
    {
        if (SessionMessage.Opens(creation) && (creation["deposit"] ?? creation["amount"]) is { } deposit)
        {
            Analyze(context, deposit.Value, creation, SessionMessage.CurrencyOf(creation, context.CancellationToken));
        }
    }

    // What a payable function gets is no property of its message.
    private static void AnalyzeValue(OperationAnalysisContext context, KnownSymbols known)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name == "CreateSessionJobForModelAsync"
            && Arguments.At(invocation.Arguments, 0) is { } message
            && Arguments.At(invocation.Arguments, 1) is { } value
            && MessageCreation.Of(ValueOrigin.Of(message, context.CancellationToken), known) is { } creation)
        {
            Analyze(context, value, creation, PaymentCurrency.Native);
        }
    }

    // Too much of whole tokens is FAB2001's: mostly they are base units.
    private static void AnalyzeConfiguration(OperationAnalysisContext context, SdkCreation configuration)
    {
        PaymentCurrency currency = configuration.CurrencyOf("PaymentToken", context.CancellationToken);
        if (configuration["DepositAmount"] is not { } deposit
            || PaymentTokenValue.DecimalsOf(currency) is not { } decimals
            || WholeAmount.Of(deposit, context.CancellationToken) is not { } amount)
        {
            return;
        }

        BigInteger units = WholeAmount.ToBaseUnits(amount, decimals);
        bool isNative = currency == PaymentCurrency.Native;
        BigInteger least = (isNative ? Bound.NativeMinDeposit : Bound.UsdcMinDeposit).Read(context);
        if (units < least)
        {
            BigInteger most = (isNative ? Bound.NativeMaxDeposit : Bound.UsdcMaxDeposit).Read(context);
            context.ReportDiagnostic(Diagnostic.Create(
                OutOfRange, deposit.Syntax.GetLocation(), isNative ? "ether" : "USDC", Text(amount), WholeAmount.Text(least, decimals), WholeAmount.Text(most, decimals), Bound.AsOf));
        }
        else if (configuration["PricePerToken"] is { } price
            && NumberValue.Of(price, context.CancellationToken).Value is { } pricePerThousand
            && IntervalOf(configuration, context.CancellationToken) is { } tokens
            && pricePerThousand * tokens / PricePrecision is var cost
            && units < cost)
        {
            context.ReportDiagnostic(Diagnostic.Create(TooLittle, deposit.Syntax.GetLocation(), Text(amount), WholeAmount.Text(cost, decimals)));
        }
    }

    private static BigInteger? IntervalOf(SdkCreation configuration, CancellationToken cancellationToken) =>
        configuration["ProofInterval"] is { } interval ? NumberValue.Of(interval, cancellationToken).Value
        : configuration.HasDefaults ? DefaultProofInterval
        : null;

    private static string Text(decimal amount) => amount.ToString("0.##################", CultureInfo.InvariantCulture);

    private static void Analyze(OperationAnalysisContext context, IOperation deposit, MessageCreation creation, PaymentCurrency currency)
    {
        NumberValue amount = NumberValue.Of(deposit, context.CancellationToken);

        // An amount in the decimals of another token is FAB1004's.
        if (amount.Value is not { } units || (currency == PaymentCurrency.Usdc && amount.Decimals is not (null or TokenDecimals.Usdc)))
        {
            return;
        }

        if (currency != PaymentCurrency.Unknown)
        {
            bool isNative = currency == PaymentCurrency.Native;
            BigInteger least = (isNative ? Bound.NativeMinDeposit : Bound.UsdcMinDeposit).Read(context);
            BigInteger most = (isNative ? Bound.NativeMaxDeposit : Bound.UsdcMaxDeposit).Read(context);
            if (units < least || units > most)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    OutOfRange, deposit.Syntax.GetLocation(), isNative ? "wei" : "base units of USDC", units, least, most, Bound.AsOf));
                return;
            }
        }

        if (creation["pricePerToken"] is { } price
            && creation["proofInterval"] is { } interval
            && NumberValue.Of(price.Value, context.CancellationToken).Value is { } pricePerThousand
            && NumberValue.Of(interval.Value, context.CancellationToken).Value is { } tokens
            && pricePerThousand * tokens / PricePrecision is var cost
            && units < cost)
        {
            context.ReportDiagnostic(Diagnostic.Create(TooLittle, deposit.Syntax.GetLocation(), units, cost));
        }
    }
}
