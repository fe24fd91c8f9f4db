using System.Numerics;
using Fabstir.Codegen.Analyzers.Facts;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>The chain of a value, as far as it is known.</summary>
internal static class ChainOrigin
{
    private const string Member = "ChainId";
    private const string Deployment = "FabstirDeployment";
    private const string BaseSepolia = "BaseSepoliaDeployment";

    /// <summary>Whether a parameter or member is the id of a chain.</summary>
    public static bool IsNamed(string name) => string.Equals(name, Member, StringComparison.OrdinalIgnoreCase);

    /// <summary>The chain that an address, a token or a deployment is on; null when it is not known.</summary>
    public static BigInteger? OfPlace(IOperation value, CancellationToken cancellationToken)
    {
        IOperation origin = ValueOrigin.Of(value, cancellationToken);
        if (origin is IPropertyReferenceOperation { Property.Name: "Address", Instance: { } contract })
        {
            origin = ValueOrigin.Of(contract, cancellationToken);
        }

        return origin switch
        {
            { Type.Name: BaseSepolia } => KnownAddresses.ChainId,
            IPropertyReferenceOperation { Property.ContainingType.Name: Deployment, Instance: { } deployment } => OfPlace(deployment, cancellationToken),
            _ when AddressValue.Of(origin, cancellationToken)?.ChainId is { } chain => chain,
            _ => null,
        };
    }

    /// <summary>The chain that a transport insists on; null when it takes any, or it is not known.</summary>
    public static BigInteger? OfTransport(IOperation transport, CancellationToken cancellationToken)
    {
        if (ValueOrigin.Of(transport, cancellationToken) is not IObjectCreationOperation { Type.Name: "JsonRpcTransport" } creation)
        {
            return null;
        }

        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (argument.Parameter?.Name == "options" && ValueOrigin.Of(argument.Value, cancellationToken) is IObjectCreationOperation { Initializer: { } initializer })
            {
                return OfInitializer(initializer, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>The chain that a type says its deployment is on; null when it is no deployment, or does not say.</summary>
    public static BigInteger? OfDeclaration(INamedTypeSymbol? type, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (type?.BaseType is not { Name: Deployment })
        {
            return null;
        }

        foreach (ISymbol member in type.GetMembers(Member))
        {
            if (member is IPropertySymbol { SetMethod: null } && ValueOrigin.InitializerOf(member, model, cancellationToken) is { } value)
            {
                return NumberValue.Of(value, cancellationToken).Value;
            }
        }

        return null;
    }

    private static BigInteger? OfInitializer(IObjectOrCollectionInitializerOperation initializer, CancellationToken cancellationToken)
    {
        foreach (IOperation member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: Member } } assignment)
            {
                return NumberValue.Of(assignment.Value, cancellationToken).Value;
            }
        }

        return null;
    }
}
