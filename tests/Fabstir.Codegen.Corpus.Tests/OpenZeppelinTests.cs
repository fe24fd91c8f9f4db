using Fabstir.Codegen.Corpus.Files;
using Fabstir.Codegen.Corpus.Runs;
using Fabstir.Tests;

namespace Fabstir.Codegen.Corpus.Tests;

/// <summary>A part of what is published. All of it, and any other folder, is what the program is for.</summary>
public sealed class OpenZeppelinTests
{
    private const int OneOf = 6;

    [Fact]
    public async Task One_of_six_published_contracts_generates_and_compiles()
    {
        CorpusFile[] files = [.. CorpusFolder.Read(NodeModules.PathOf("@openzeppelin")).Where(static (_, i) => i % OneOf == 0)];

        CorpusResult result = await CorpusRun.RunAsync(files, TestContext.Current.CancellationToken);

        TestContext.Current.SendDiagnosticMessage(result.Summary);
        Assert.Empty(result.Failures);
        Assert.InRange(result.Files, 50, 70);
    }
}
