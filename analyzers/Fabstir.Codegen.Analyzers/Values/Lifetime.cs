using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>Follows something that has to be disposed through the method that makes it. Where it cannot be followed, it leaves.</summary>
internal sealed class Lifetime(INamedTypeSymbol asyncDisposable, CancellationToken cancellationToken)
{
    private const int MostNested = 8;

    /// <summary>What becomes of something that is made.</summary>
    /// <param name="creation">The call or constructor.</param>
    public LifetimeEnd EndOf(IOperation creation) => EndOf(creation, 0);

    /// <summary>Whether a type of ours has to be disposed.</summary>
    public bool HasToBeDisposed(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsReferenceType: true } named
        && OurMethods.IsOurs(named.ContainingAssembly)
        && (KnownSymbols.Is(named, asyncDisposable) || named.AllInterfaces.Contains(asyncDisposable, SymbolEqualityComparer.Default));

    private LifetimeEnd EndOf(IOperation creation, int depth)
    {
        IOperation value = creation;
        while (true)
        {
            switch (value.Parent)
            {
                case IAwaitOperation or IConversionOperation or IParenthesizedOperation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured when configured.Instance == value:
                    value = value.Parent!;
                    break;
                case IExpressionStatementOperation:
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return LifetimeEnd.Forgotten;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when HasToBeDisposed(declarator.Symbol.Type) || declarator.Symbol.Type.Name == "IAsyncEnumerator":
                    return IsUsing(declarator) ? LifetimeEnd.Disposed : EndOf(declarator.Symbol, RootOf(value), depth);
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Parent: IExpressionStatementOperation }:
                    return EndOf(local.Local, RootOf(value), depth);
                case IUsingOperation:
                    return LifetimeEnd.Disposed;
                default:
                    return EndOfUse(value, depth);
            }
        }
    }

    private LifetimeEnd EndOf(ILocalSymbol local, IOperation root, int depth)
    {
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (operation is ILocalReferenceOperation { IsDeclaration: false } reference && SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                LifetimeEnd end = IsCaptured(reference, local) ? LifetimeEnd.Left : EndOfUse(reference, depth);
                if (end != LifetimeEnd.Forgotten)
                {
                    return end;
                }
            }
        }

        return LifetimeEnd.Forgotten;
    }

    // One use of it: another method of it is called, a member is read, or it is compared.
    private LifetimeEnd EndOfUse(IOperation value, int depth)
    {
        switch (value.Parent)
        {
            case IInvocationOperation call when call.Instance == value:
                return call.TargetMethod.Name is "DisposeAsync" or "Dispose" ? LifetimeEnd.Disposed : EndOfResult(call, depth + 1);
            case IConditionalAccessOperation access when access.Operation == value:
                return access.WhenNotNull is IInvocationOperation { TargetMethod.Name: "DisposeAsync" or "Dispose" } ? LifetimeEnd.Disposed : LifetimeEnd.Left;
            case IPropertyReferenceOperation property when property.Instance == value:
                return EndOfResult(property, depth + 1);
            case IConversionOperation conversion:
                return EndOfUse(conversion, depth);
            case IUsingOperation:
                return LifetimeEnd.Disposed;
            case ISimpleAssignmentOperation assignment when assignment.Target == value && assignment.Parent is IExpressionStatementOperation:
            case IBinaryOperation or IIsPatternOperation or IInterpolationOperation:
                return LifetimeEnd.Forgotten;
            default:
                return LifetimeEnd.Left;
        }
    }

    // What it gives out keeps it alive, but for values, texts and records.
    private LifetimeEnd EndOfResult(IOperation result, int depth)
    {
        if (depth >= MostNested)
        {
            return LifetimeEnd.Left;
        }

        if (result.Type is { IsValueType: true } and not { Name: "ValueTask" } or { SpecialType: SpecialType.System_String } or { IsRecord: true })
        {
            return LifetimeEnd.Forgotten;
        }

        switch (result.Parent)
        {
            case IExpressionStatementOperation or IForEachLoopOperation:
                return LifetimeEnd.Forgotten;
            case IConversionOperation { IsImplicit: true, Parent: IForEachLoopOperation }:
                return LifetimeEnd.Forgotten;
            case IAwaitOperation awaited:
                return HasToBeDisposed(awaited.Type) && EndOf(result, depth + 1) == LifetimeEnd.Left ? LifetimeEnd.Left : LifetimeEnd.Forgotten;
            case IInvocationOperation call when call.Instance == result || call.TargetMethod is { Name: "ConfigureAwait" or "WithCancellation" }:
                return EndOfResult(call, depth + 1);
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Name: "ConfigureAwait" or "WithCancellation" } } extension }:
                return EndOfResult(extension, depth + 1);
            case IPropertyReferenceOperation property when property.Instance == result:
                return EndOfResult(property, depth + 1);
            default:
                return LifetimeEnd.Left;
        }
    }

    private static bool IsUsing(IVariableDeclaratorOperation declarator) =>
        declarator.Parent is IVariableDeclarationOperation { Parent: IVariableDeclarationGroupOperation { Parent: IUsingOperation or IUsingDeclarationOperation } };

    // A lambda may run at any time, and be kept by anybody.
    private static bool IsCaptured(IOperation reference, ILocalSymbol local)
    {
        for (IOperation? parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            IMethodSymbol? function = parent switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation inner => inner.Symbol,
                _ => null,
            };
            if (function is not null)
            {
                return !SymbolEqualityComparer.Default.Equals(function, local.ContainingSymbol);
            }
        }

        return false;
    }

    private static IOperation RootOf(IOperation operation)
    {
        IOperation root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root;
    }
}
