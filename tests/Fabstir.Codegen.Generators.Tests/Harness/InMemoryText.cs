using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>An additional file that is on no disk.</summary>
internal sealed class InMemoryText(AbiInput input, string? fullPath = null) : AdditionalText
{
    public const string ProjectDirectory = "/project/";

    public AbiInput Input => input;

    public override string Path { get; } = fullPath ?? ProjectDirectory + input.Path;

    /// <summary>Its text; the input's, if a test says nothing else.</summary>
    public SourceText Text { get; init; } = SourceText.From(input.Text, Encoding.UTF8);

    /// <summary>Whether it was deleted, or is locked, between the start of the build and now.</summary>
    public bool IsUnreadable { get; init; }

    public override SourceText? GetText(CancellationToken cancellationToken = default) => IsUnreadable ? null : Text;
}
