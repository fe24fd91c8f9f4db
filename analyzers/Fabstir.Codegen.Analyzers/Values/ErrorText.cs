using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>The text of one of our errors: of an exception, or of what a contract reverted with.</summary>
/// <param name="Source">What it is the text of.</param>
/// <param name="IsClient">Whether it is an error of the marketplace's client, which has a code.</param>
internal sealed record ErrorText(IOperation Source, bool IsClient)
{
    private const int MostSteps = 8;

    /// <summary>Null when the value is no such text, or it is not known whose it is.</summary>
    public static ErrorText? Of(IOperation? value, CancellationToken cancellationToken)
    {
        IOperation? current = value;
        for (int step = 0; step < MostSteps && current is not null; step++)
        {
            switch (ValueOrigin.Of(current, cancellationToken))
            {
                case IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String, Instance: { } text }:
                    current = text;
                    break;
                case IConditionalAccessOperation access:
                    current = access.WhenNotNull;
                    break;
                case IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } source } when KindOf(source, cancellationToken) is { } isClient:
                    return new ErrorText(source, isClient);
                case IPropertyReferenceOperation { Property.Name: "Message", Instance: { } source } when KindOf(source, cancellationToken) is { } isClient:
                    return new ErrorText(source, isClient);
                case IPropertyReferenceOperation { Property: { Name: "Reason", ContainingType: { Name: "Revert", ContainingType.Name: "Error" } revert }, Instance: { } source } when IsContractError(revert):
                    return new ErrorText(source, false);
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The text behind a property of a pattern, <c>{ Reason: "…" }</c>; null when it is none.</summary>
    public static ErrorText? OfMember(IPropertyReferenceOperation member) => member.Property switch
    {
        { Name: "Reason", ContainingType: { Name: "Revert" } revert } when IsContractError(revert) => new ErrorText(member, false),
        { Name: "Message" } when member.Instance?.Type is { } type && IsOurException(type) => new ErrorText(member, IsOfClient(type)),
        _ => null,
    };

    private static bool? KindOf(IOperation source, CancellationToken cancellationToken)
    {
        IOperation value = source is IConditionalAccessInstanceOperation ? AccessedBy(source) : ValueOrigin.Of(source, cancellationToken);
        return value switch
        {
            { Type: { } type } when IsOurException(type) => IsOfClient(type),
            { Type: { } type } when IsContractError(type) => false,
            IPropertyReferenceOperation { Property.Name: "InnerException", Instance.Type: { } outer } when IsOurException(outer) => false,
            ILocalReferenceOperation local when IsCaughtFromUs(local) => false,
            _ => null,
        };
    }

    // The e of e?.Message.
    private static IOperation AccessedBy(IOperation instance)
    {
        for (IOperation child = instance; child.Parent is { } parent; child = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
            {
                return access.Operation;
            }
        }

        return instance;
    }

    // catch (Exception e), around a call of ours.
    private static bool IsCaughtFromUs(ILocalReferenceOperation local)
    {
        for (IOperation? parent = local.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ICatchClauseOperation { Parent: ITryOperation attempt } handler && handler.Locals.Contains(local.Local))
            {
                return System.Linq.Enumerable.Any(attempt.Body.Descendants(), static part =>
                    part is IInvocationOperation { TargetMethod: var method } && OurMethods.Contains(method) && method.Name.EndsWith("Async", StringComparison.Ordinal));
            }
        }

        return false;
    }

    private static bool IsOurException(ITypeSymbol type) => OurMethods.IsOurs(type.ContainingAssembly) && IsOr(type, "Exception");

    private static bool IsOfClient(ITypeSymbol type) => IsOr(type, "FabstirException");

    private static bool IsContractError(ITypeSymbol type) => IsOr(type, "ContractError");

    private static bool IsOr(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
