using Fabstir.Codegen.Corpus.Files;
using Fabstir.Codegen.Corpus.Runs;

namespace Fabstir.Codegen.Corpus.Tests;

/// <summary>A corpus without failures means something only if failures are found, and in the right files.</summary>
public sealed class FailureTests
{
    private const string Transfer = """
        {"type":"function","name":"transfer","stateMutability":"nonpayable","inputs":[{"name":"to","type":"address"},{"name":"value","type":"uint256"}],"outputs":[]}
        """;

    // The selector is that of EIP-20.
    private const string Good = """{"abi":[""" + Transfer + """],"methodIdentifiers":{"transfer(address,uint256)":"a9059cbb"}}""";

    [Fact]
    public async Task A_file_that_is_right_is_ok()
    {
        CorpusResult result = await RunAsync(("Good.json", Good));

        Assert.Empty(result.Failures);
        Assert.Equal("1 ABIs, 1 ok, 0 failed", result.Summary);
        Assert.Equal(1, result.Selectors);
    }

    [Theory]
    [InlineData(
        """{"abi":[ENTRY],"methodIdentifiers":{"transfer(address,uint256)":"a9059cbc"}}""",
        "the selector of transfer(address,uint256) is a9059cbc, generated is a9059cbb")]
    [InlineData(
        """{"abi":[],"methodIdentifiers":{"transfer(address,uint256)":"a9059cbb"}}""",
        "the selector of transfer(address,uint256) is a9059cbb, generated is none")]
    [InlineData("""{"abi":[ENTRY],"methodIdentifiers":{}}""", "transfer(address,uint256) is generated, and the compiler did not name it")]
    public async Task Selectors_that_differ_are_failures(string text, string reason)
    {
        CorpusResult result = await RunAsync(("Good.json", Good), ("Bad.json", text.Replace("ENTRY", Transfer, StringComparison.Ordinal)));

        Assert.Equal(new Failure("Bad.json", reason), Assert.Single(result.Failures));
        Assert.Equal("2 ABIs, 1 ok, 1 failed", result.Summary);
    }

    [Fact]
    public async Task An_error_in_the_ABI_is_a_failure_of_its_file_alone()
    {
        CorpusResult result = await RunAsync(("Bad.json", """[{"type":"function","name":"f","inputs":[{"name":"a","type":"uint257"}]}]"""), ("Good.json", Good));

        Failure failure = Assert.Single(result.Failures);
        Assert.Equal("Bad.json", failure.Path);
        Assert.Contains("FAB0002", failure.Reason, StringComparison.Ordinal);
        Assert.Equal(1, result.Selectors);
    }

    [Theory]
    [InlineData("[]", true)]
    [InlineData("""[{"name":"f"},{"type":"event","name":"E","inputs":[]}]""", true)]
    [InlineData("""{"abi":[]}""", true)]
    [InlineData("""{"compilerOutput":{"abi":[]}}""", true)]
    [InlineData("""{"abi":{}}""", false)]
    [InlineData("""{"name":"package","version":"1.0.0"}""", false)]
    [InlineData("""[{"type":"commit"},1]""", false)]
    [InlineData("""{"abi":[""", false)]
    [InlineData("", false)]
    public void Only_files_with_an_ABI_count(string text, bool counts) => Assert.Equal(counts, CorpusFolder.TryRead("A.json", text) is not null);

    private static Task<CorpusResult> RunAsync(params (string Path, string Text)[] files) => CorpusRun.RunAsync(
        [.. files.Select(static file => CorpusFolder.TryRead(file.Path, file.Text)!)], TestContext.Current.CancellationToken);
}
