using Fabstir.Codegen.Analyzers.Facts;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>An address that is known, or a contract whose address is.</summary>
/// <param name="Role">What stands there.</param>
/// <param name="Kind">What has become of it.</param>
/// <param name="ChainId">The chain; null when any deployment may be meant.</param>
internal sealed record AddressValue(ContractRole Role, AddressKind Kind, ulong? ChainId)
{
    /// <summary>Null when the value cannot be known, or is of nobody's that we know.</summary>
    public static AddressValue? Of(IOperation operation, CancellationToken cancellationToken)
    {
        IOperation origin = ValueOrigin.Of(operation, cancellationToken);
        return origin switch
        {
            IPropertyReferenceOperation property => OfMember(property.Property, property.Instance, cancellationToken),
            IFieldReferenceOperation { Field: { IsConst: false } field } => OfAttribute(field),
            IObjectCreationOperation { Type: { } type } creation when IsClient(type) => OfArgument(creation, cancellationToken),
            _ => HexValue.Of(origin, cancellationToken) is { } hex && KnownAddresses.Find(hex.Text) is { } known
                ? new AddressValue(known.Role, known.Kind, KnownAddresses.ChainId)
                : null,
        };
    }

    private static AddressValue? OfMember(IPropertySymbol property, IOperation? instance, CancellationToken cancellationToken)
    {
        if (OfAttribute(property) is { } known)
        {
            return known;
        }

        // The address of a deployed contract, or of a client.
        if (property.Name == "Address" && instance is not null)
        {
            return Of(instance, cancellationToken);
        }

        return property.ContainingType is { Name: "FabstirContracts" or "FabstirDeployment" or "BaseSepoliaDeployment" } or { BaseType.Name: "FabstirDeployment" }
            && Enum.TryParse(property.Name, out ContractRole role)
                ? new AddressValue(role, AddressKind.Current, null)
                : null;
    }

    private static AddressValue? OfAttribute(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "KnownAddressAttribute"
                && attribute.ConstructorArguments is [{ Value: ulong chain }, { Value: string address }])
            {
                return KnownAddresses.Find(address) is { } known && chain == KnownAddresses.ChainId
                    ? new AddressValue(known.Role, known.Kind, chain)
                    : new AddressValue(Enum.TryParse(member.Name, out ContractRole role) ? role : ContractRole.None, AddressKind.Current, chain);
            }
        }

        return null;
    }

    private static AddressValue? OfArgument(IObjectCreationOperation creation, CancellationToken cancellationToken)
    {
        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (argument.Parameter is { Name: "address" })
            {
                return Of(argument.Value, cancellationToken);
            }
        }

        return null;
    }

    private static bool IsClient(ITypeSymbol type)
    {
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (implemented is { Name: "IContractClient", ContainingNamespace.Name: "Ethereum" })
            {
                return true;
            }
        }

        return false;
    }
}
