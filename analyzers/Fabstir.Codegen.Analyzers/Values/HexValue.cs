using Microsoft.CodeAnalysis.Operations;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>A value of bytes that is known: what is read from a hexadecimal text.</summary>
internal static class HexValue
{
    /// <summary>The text; null when it cannot be known.</summary>
    public static TextValue? Of(IOperation operation, CancellationToken cancellationToken)
    {
        IOperation origin = ValueOrigin.Of(operation, cancellationToken);
        if (origin is IInvocationOperation { TargetMethod: { Name: "Parse", IsStatic: true, ContainingType.Name: "Address" or "Bytes32" or "Bytes4" or "ModelId" } } parse
            && parse.Arguments is [{ } argument, ..])
        {
            origin = argument.Value;
        }

        return TextValue.Of(origin, cancellationToken);
    }
}
