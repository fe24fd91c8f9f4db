using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Signatures;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;

/// <summary>FAB2004: a price that the contract refuses, or one that looks like a price of the time before it had three more digits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PriceBoundsAnalyzer() : FabstirAnalyzer(OutOfRange, Small)
{
    private const string Title = "A price that no session can have";
    private const string Price = "price";

    // Prices are for 1,000 tokens since December 2025: below this, a million tokens cost less than a dollar.
    private const int Precision = 1000;

    private static readonly DiagnosticDescriptor OutOfRange =
        Rule.Create(RuleIds.PriceBounds, Title, "A price in {0} is {2} to {3} for 1,000 tokens, as of {4}; this is {1}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor Small =
        Rule.Create(RuleIds.PriceBounds, Title, "Prices are for 1,000 tokens since 2025-12-10: {0} is less than $1 for a million tokens", DiagnosticSeverity.Info);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) => MessageCreation.Register(context, known, Analyze);

    private static void Analyze(OperationAnalysisContext context, MessageCreation creation)
    {
        foreach (AssignedProperty value in creation.Values)
        {
            if (MessageType.UnitOf(value.Property) == Price && NumberValue.Of(value.Value, context.CancellationToken).Value is { } price)
            {
                Analyze(context, value, price, CurrencyOf(creation, value.Property.Name, context.CancellationToken));
            }
        }
    }

    private static void Analyze(OperationAnalysisContext context, AssignedProperty value, BigInteger price, PaymentCurrency currency)
    {
        if (currency == PaymentCurrency.Unknown)
        {
            return;
        }

        bool isNative = currency == PaymentCurrency.Native;
        BigInteger least = (isNative ? Bound.NativeMinPrice : Bound.StableMinPrice).Read(context);
        BigInteger most = (isNative ? Bound.NativeMaxPrice : Bound.StableMaxPrice).Read(context);
        if (price < least || price > most)
        {
            context.ReportDiagnostic(Diagnostic.Create(OutOfRange, value.Location, isNative ? "wei" : "USDC", price, least, most, Bound.AsOf));
        }
        else if (!isNative && price < Precision)
        {
            context.ReportDiagnostic(Diagnostic.Create(Small, value.Location, price));
        }
    }

    // A host's minimum says by its name what it is in.
    private static PaymentCurrency CurrencyOf(MessageCreation creation, string property, CancellationToken cancellationToken) => property switch
    {
        "MinPricePerTokenNative" => PaymentCurrency.Native,
        "MinPricePerTokenStable" => PaymentCurrency.Usdc,
        _ => SessionMessage.CurrencyOf(creation, cancellationToken),
    };
}
