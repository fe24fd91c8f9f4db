using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>The name in a call: what a diagnostic about the call underlines.</summary>
internal static class InvokedName
{
    public static SyntaxNode Of(SyntaxNode invocation) => invocation is InvocationExpressionSyntax call
        ? call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            var expression => expression,
        }
        : invocation;
}
