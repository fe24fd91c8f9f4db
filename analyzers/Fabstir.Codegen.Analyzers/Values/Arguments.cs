using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>Arguments by their parameter: in the source they stand in any order.</summary>
internal static class Arguments
{
    /// <summary>What the parameter at a place is given; null when there is none.</summary>
    public static IOperation? At(ImmutableArray<IArgumentOperation> arguments, int ordinal)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
