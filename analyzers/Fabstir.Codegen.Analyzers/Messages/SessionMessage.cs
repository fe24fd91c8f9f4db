using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Values;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>What the messages of the marketplace that open sessions have in common.</summary>
internal static class SessionMessage
{
    /// <summary>Whether the message opens a session.</summary>
    public static bool Opens(MessageCreation creation) =>
        creation.Type.IsOfMarketplace && creation.Type.Signature.Name.StartsWith("createSession", StringComparison.Ordinal);

    /// <summary>The token that amounts and prices of the message are in, as far as it is known.</summary>
    public static PaymentCurrency CurrencyOf(MessageCreation creation, CancellationToken cancellationToken)
    {
        if (creation.Type.Signature.Name == "createSessionJobForModel")
        {
            return PaymentCurrency.Native;
        }

        if ((creation["token"] ?? creation["paymentToken"]) is not { } token)
        {
            return PaymentCurrency.Unknown;
        }

        return AddressValue.Of(token.Value, cancellationToken)?.Role switch
        {
            ContractRole.Usdc => PaymentCurrency.Usdc,
            null when IsZero(ValueOrigin.Of(token.Value, cancellationToken)) => PaymentCurrency.Native,
            _ => PaymentCurrency.Unknown,
        };
    }

    private static bool IsZero(IOperation address) => address switch
    {
        IDefaultValueOperation { Type.Name: "Address" } => true,
        IPropertyReferenceOperation { Property: { Name: "Zero", ContainingType.Name: "Address" } } => true,
        _ => false,
    };
}
