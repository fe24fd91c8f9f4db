using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>What a call, a constructor with its initialiser, or a copy with changes is given, by the names of parameters and members.</summary>
internal static class GivenValues
{
    public static IEnumerable<(string Name, IOperation Value)> Of(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation => System.Linq.Enumerable.Concat(OfArguments(creation.Arguments), OfInitializer(creation.Initializer)),
        IWithOperation with => OfInitializer(with.Initializer),
        IInvocationOperation invocation => OfArguments(invocation.Arguments),
        _ => [],
    };

    private static IEnumerable<(string Name, IOperation Value)> OfArguments(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument is { Parameter: { } parameter, ArgumentKind: not ArgumentKind.DefaultValue })
            {
                yield return (parameter.Name, argument.Value);
            }
        }
    }

    private static IEnumerable<(string Name, IOperation Value)> OfInitializer(IObjectOrCollectionInitializerOperation? initializer)
    {
        foreach (IOperation member in initializer?.Initializers ?? [])
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment)
            {
                yield return (target.Property.Name, assignment.Value);
            }
        }
    }
}
