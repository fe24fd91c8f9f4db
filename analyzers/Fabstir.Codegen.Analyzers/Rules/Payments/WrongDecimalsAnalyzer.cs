using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Signatures;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Rules.Payments;

/// <summary>FAB1004: an amount that was converted with the decimals of another token.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongDecimalsAnalyzer() : FabstirAnalyzer(Descriptor)
{
    /// <summary>The property of a diagnostic that has the decimals of the token.</summary>
    internal const string DecimalsProperty = "Decimals";

    private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        RuleIds.WrongDecimals, "An amount in the decimals of another token", "{0} has {1} decimals, and this amount is converted with {2}", DiagnosticSeverity.Warning);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        MessageCreation.Register(context, known, AnalyzeMessage);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, known), OperationKind.Invocation);
        SdkDeposit.Register(context, AnalyzeDeposit);
        SdkCreation.Register(context, "TokenAmount", AnalyzeUnits);
        SdkCreation.Register(context, "TokenPrice", AnalyzeUnits);
        SdkCreation.Register(context, "FabAmount", static (operation, creation) => Check(operation, creation["BaseUnits"], "FAB", TokenDecimals.Fab));
    }

    private static void AnalyzeMessage(OperationAnalysisContext context, MessageCreation creation)
    {
        foreach (AssignedProperty value in creation.Values)
        {
            switch (MessageType.UnitOf(value.Property))
            {
                case "base-units" when SessionMessage.CurrencyOf(creation, context.CancellationToken) == PaymentCurrency.Usdc:
                    Check(context, value.Value, "USDC", TokenDecimals.Usdc);
                    break;
                case "fab":
                    Check(context, value.Value, "FAB", TokenDecimals.Fab);
                    break;
            }
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, KnownSymbols known)
    {
        var invocation = (IInvocationOperation)context.Operation;
        switch (invocation.TargetMethod.Name)
        {
            case "ApproveAsync" or "TransferAsync" or "TransferFromAsync" when invocation.Instance is { } token && TokenOf(token, context.CancellationToken) is { } client:
                AnalyzeTransfer(context, invocation, known, client.Name, client.Decimals);
                break;
            case "ToDecimal" when invocation.TargetMethod.ContainingType.Name == "BaseUnits"
                && Arguments.At(invocation.Arguments, 0) is { } units
                && Arguments.At(invocation.Arguments, 1) is { } decimals
                && NumberValue.Of(decimals, context.CancellationToken).Value is { } count
                && BalanceOf(units, context.CancellationToken) is { } balance
                && count != balance.Decimals:
                Report(context, invocation, balance.Name, balance.Decimals, (int)count);
                break;
            case "ToEther" when invocation.TargetMethod.ContainingType.Name == "Wei"
                && invocation.Instance is { } wei
                && ValueOrigin.Of(wei, context.CancellationToken) is IObjectCreationOperation { Arguments: [{ } argument] }
                && BalanceOf(argument.Value, context.CancellationToken) is { Decimals: TokenDecimals.Usdc } balance:
                Report(context, invocation, balance.Name, balance.Decimals, TokenDecimals.Fab);
                break;
        }
    }

    // Where base units of a balance are converted, the conversion is reported.
    private static void AnalyzeDeposit(OperationAnalysisContext context, IOperation deposit, PaymentCurrency currency)
    {
        if (PaymentTokenValue.DecimalsOf(currency) is { } decimals
            && WholeAmount.ConversionIn(deposit, context.CancellationToken) is var (units, used)
            && used != decimals
            && BalanceOf(ValueOrigin.Of(units, context.CancellationToken) is IObjectCreationOperation { Type.Name: "Wei", Arguments: [{ } wei] } ? wei.Value : units, context.CancellationToken) is null)
        {
            Report(context, deposit, NameOf(currency), decimals, used);
        }
    }

    private static void AnalyzeUnits(OperationAnalysisContext context, SdkCreation creation)
    {
        PaymentCurrency currency = creation["Token"] is { } token ? PaymentTokenValue.Of(token, context.CancellationToken) : PaymentCurrency.Unknown;
        if (PaymentTokenValue.DecimalsOf(currency) is { } decimals)
        {
            Check(context, creation["BaseUnits"], NameOf(currency), decimals);
        }
    }

    private static string NameOf(PaymentCurrency currency) => currency == PaymentCurrency.Native ? "Ether" : "USDC";

    private static void AnalyzeTransfer(OperationAnalysisContext context, IInvocationOperation invocation, KnownSymbols known, string name, int decimals)
    {
        if (Arguments.At(invocation.Arguments, 0) is { } message
            && MessageCreation.Of(ValueOrigin.Of(message, context.CancellationToken), known)?["value"] is { } value)
        {
            Check(context, value.Value, name, decimals);
        }
    }

    private static void Check(OperationAnalysisContext context, IOperation? amount, string token, int decimals)
    {
        if (amount is not null && NumberValue.Of(amount, context.CancellationToken).Decimals is { } used && used != decimals)
        {
            Report(context, amount, token, decimals, used);
        }
    }

    private static void Report(OperationAnalysisContext context, IOperation place, string token, int decimals, int used) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor,
            place.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(DecimalsProperty, decimals == TokenDecimals.Usdc ? "6" : "18"),
            token,
            decimals,
            used));

    // What a token's client or the SDK says somebody has.
    private static (string Name, int Decimals)? BalanceOf(IOperation units, CancellationToken cancellationToken) => ValueOrigin.Of(units, cancellationToken) switch
    {
        IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "BalanceOfAsync" or "AllowanceAsync" or "TotalSupplyAsync", Instance: { } token } } => TokenOf(token, cancellationToken),
        IPropertyReferenceOperation { Property: { Name: "BaseUnits", ContainingType: { Name: "FabAmount", ContainingAssembly.Name: OurMethods.Sdk } } } => ("FAB", TokenDecimals.Fab),
        IPropertyReferenceOperation { Property: { Name: "BaseUnits", ContainingType: { Name: "TokenAmount", ContainingAssembly.Name: OurMethods.Sdk } }, Instance: { } amount }
            when IsUsdc(amount, cancellationToken) => ("USDC", TokenDecimals.Usdc),
        _ => null,
    };

    // Members of the SDK are called by what they are in: balances.Usdc.Wallet, earnings.Usdc.
    private static bool IsUsdc(IOperation amount, CancellationToken cancellationToken)
    {
        for (IOperation? part = ValueOrigin.Of(amount, cancellationToken); part is not null; part = part is IPropertyReferenceOperation { Instance: { } instance } ? ValueOrigin.Of(instance, cancellationToken) : null)
        {
            if (part is IPropertyReferenceOperation { Property: { Name: "Usdc", ContainingAssembly.Name: OurMethods.Sdk } })
            {
                return true;
            }
        }

        return false;
    }

    private static (string Name, int Decimals)? TokenOf(IOperation client, CancellationToken cancellationToken) => AddressValue.Of(client, cancellationToken)?.Role switch
    {
        ContractRole.Usdc => ("USDC", TokenDecimals.Usdc),
        ContractRole.Fab => ("FAB", TokenDecimals.Fab),
        _ => null,
    };
}
