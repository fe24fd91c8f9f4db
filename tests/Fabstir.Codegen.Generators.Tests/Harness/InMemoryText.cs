using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>An additional file that is on no disk.</summary>
internal sealed class InMemoryText(AbiInput input) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(input.Text, Encoding.UTF8);

    public const string ProjectDirectory = "/project/";

    public AbiInput Input => input;

    public override string Path => ProjectDirectory + input.Path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
