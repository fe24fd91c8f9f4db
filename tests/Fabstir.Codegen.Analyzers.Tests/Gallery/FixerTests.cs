using Fabstir.Codegen.Analyzers.Tests.Frame;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.Analyzers.Tests.Gallery;

/// <summary>What every fix promises, tried on the file of its rule in the gallery, which is full of comments.</summary>
public sealed class FixerTests
{
    // Each of its places is a decision.
    private const string OneByOne = "FAB2004";

    public static TheoryData<string> Fixable { get; } = [.. Catalog.Ids.Where(static id => Catalog.FixerOf(id) is not null)];

    [Theory]
    [MemberData(nameof(Fixable))]
    public void It_can_be_applied_to_all_places_at_once(string id) =>
        Assert.Equal(id == OneByOne ? null : WellKnownFixAllProviders.BatchFixer, Catalog.FixerOf(id)!.GetFixAllProvider());

    [Theory]
    [MemberData(nameof(Fixable))]
    public async Task It_keeps_every_comment_and_its_result_compiles(string id)
    {
        string before = Pitfall.Of(id).Text;
        Repair repair = new(Catalog.AnalyzerOf(id), Catalog.FixerOf(id)!, Harness.Nethereum.Sources);

        string after = await repair.OneByOneAsync(before);

        Assert.NotEqual(before, after);
        Assert.Equal(CommentsOf(before), CommentsOf(after));
        Analysis.CompilesWithoutErrors(UserProject.Compile(Harness.Nethereum.With(after)));
        if (id != OneByOne)
        {
            Assert.Equal(after, await repair.AllAtOnceAsync(before));
        }
    }

    private static string[] CommentsOf(string source) =>
    [
        .. CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken)
            .DescendantTrivia()
            .Where(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            .Select(static trivia => trivia.ToString())
            .Order(StringComparer.Ordinal),
    ];
}
