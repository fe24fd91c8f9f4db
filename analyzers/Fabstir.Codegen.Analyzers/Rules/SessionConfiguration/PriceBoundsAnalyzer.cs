using System.Collections.Immutable;
using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Signatures;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;

/// <summary>FAB2004: a price that the contract refuses, or one that looks like a price of the time before it had three more digits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PriceBoundsAnalyzer() : FabstirAnalyzer(OutOfRange, Small)
{
    /// <summary>The property of a diagnostic whose place is a number.</summary>
    internal const string NumberProperty = "Number";

    private const string Title = "A price that no session can have";
    private const string Price = "price";

    // Prices are for 1,000 tokens since December 2025: below this, a million tokens cost less than a dollar.
    private const int Precision = 1000;

    private static readonly DiagnosticDescriptor OutOfRange =
        Rule.Create(RuleIds.PriceBounds, Title, "A price in {0} is {2} to {3} for 1,000 tokens, as of {4}; this is {1}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor Small =
        Rule.Create(RuleIds.PriceBounds, Title, "Prices are for 1,000 tokens since 2025-12-10: {0} is less than $1 for a million tokens", DiagnosticSeverity.Info);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        MessageCreation.Register(context, known, Analyze);
        SdkCreation.Register(context, "SessionConfig", static (operation, configuration) => AnalyzePrice(operation, configuration["PricePerToken"]));
        SdkCreation.Register(context, "HostModel", static (operation, model) =>
        {
            AnalyzePrice(operation, model["Usdc"]);
            AnalyzePrice(operation, model["Native"]);
        });
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        if (context.Operation is IInvocationOperation { TargetMethod: { Name: "SetPriceAsync", ContainingType: { Name: "FabstirHosts", ContainingAssembly.Name: OurMethods.Sdk } } } call)
        {
            AnalyzePrice(context, Arguments.At(call.Arguments, 1));
        }
    }

    // A price of the SDK has its token with it, and says how it was meant: who writes one for a million tokens cannot be three digits off.
    private static void AnalyzePrice(OperationAnalysisContext context, IOperation? price)
    {
        if (price is null || NumberValue.Of(price, context.CancellationToken).Value is not { } units)
        {
            return;
        }

        switch (ValueOrigin.Of(price, context.CancellationToken))
        {
            case IObjectCreationOperation creation when Arguments.At(creation.Arguments, 0) is { } value && Arguments.At(creation.Arguments, 1) is { } token:
                bool isWritten = IsWrittenIn(price, creation);
                Analyze(context, isWritten ? value.Syntax : price.Syntax, units, PaymentTokenValue.Of(token, context.CancellationToken), isWritten ? PriceForm.Number : PriceForm.Value);
                break;
            case IInvocationOperation quoted when Arguments.At(quoted.Arguments, 1) is { } token:
                Analyze(context, price.Syntax, units, PaymentTokenValue.Of(token, context.CancellationToken), PriceForm.Quoted);
                break;
        }
    }

    private static bool IsWrittenIn(IOperation price, IOperation creation) =>
        price.Syntax.SyntaxTree == creation.Syntax.SyntaxTree && price.Syntax.Span.Contains(creation.Syntax.Span);

    private static void Analyze(OperationAnalysisContext context, MessageCreation creation)
    {
        foreach (AssignedProperty value in creation.Values)
        {
            if (MessageType.UnitOf(value.Property) == Price && NumberValue.Of(value.Value, context.CancellationToken).Value is { } price)
            {
                Analyze(context, value.Value.Syntax, price, CurrencyOf(creation, value.Property.Name, context.CancellationToken), PriceForm.Number);
            }
        }
    }

    private static void Analyze(OperationAnalysisContext context, SyntaxNode place, BigInteger price, PaymentCurrency currency, PriceForm form)
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
            context.ReportDiagnostic(Diagnostic.Create(OutOfRange, place.GetLocation(), isNative ? "wei" : "USDC", price, least, most, Bound.AsOf));
        }
        else if (!isNative && form != PriceForm.Quoted && price < Precision)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Small, place.GetLocation(), form == PriceForm.Number ? ImmutableDictionary<string, string?>.Empty.Add(NumberProperty, "") : null, price));
        }
    }

    // A host's minimum says by its name what it is in.
    private static PaymentCurrency CurrencyOf(MessageCreation creation, string property, CancellationToken cancellationToken) => property switch
    {
        "MinPricePerTokenNative" => PaymentCurrency.Native,
        "MinPricePerTokenStable" => PaymentCurrency.Usdc,
        _ => SessionMessage.CurrencyOf(creation, cancellationToken),
    };

    private enum PriceForm
    {
        Number,
        Value,
        Quoted,
    }
}
