using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Analyzers.Tests.Harness;

/// <summary>What the fix of a rule makes of a source.</summary>
internal static class Fix<TAnalyzer, TFixer>
    where TAnalyzer : FabstirAnalyzer, new()
    where TFixer : CodeFixProvider, new()
{
    /// <summary>Fixes one place after the other, then a fresh copy all at once. Both give the same text, and it compiles.</summary>
    public static async Task ChangesAsync(string before, string after)
    {
        await Analysis<TAnalyzer>.ReportsAsync(before);
        string source = MarkedSource.Parse(before).Text;

        Assert.Equal(after, await OneByOneAsync(source));
        Assert.Equal(after, await AllAtOnceAsync(source));
        Analysis<TAnalyzer>.CompilesWithoutErrors(UserProject.Compile(after));
    }

    /// <summary>Fixes one place after the other, of a rule whose places are not fixed all at once.</summary>
    public static async Task ChangesOneByOneAsync(string before, string after)
    {
        await Analysis<TAnalyzer>.ReportsAsync(before);
        Assert.Null(new TFixer().GetFixAllProvider());
        Assert.Equal(after, await OneByOneAsync(MarkedSource.Parse(before).Text));
        Analysis<TAnalyzer>.CompilesWithoutErrors(UserProject.Compile(after));
    }

    /// <summary>Checks that the rule reports what is marked, and offers nothing.</summary>
    public static async Task OffersNothingAsync(string before)
    {
        await Analysis<TAnalyzer>.ReportsAsync(before);
        Document document = Open(MarkedSource.Parse(before).Text);
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(document))
        {
            Assert.Empty(await ActionsAsync(document, diagnostic));
        }
    }

    private static async Task<string> OneByOneAsync(string source)
    {
        Document document = Open(source);
        for (int step = 0; step < 20; step++)
        {
            CodeAction? action = null;
            foreach (Diagnostic diagnostic in await DiagnosticsAsync(document))
            {
                action ??= await ActionsAsync(document, diagnostic) is [var first, ..] ? first : null;
            }

            if (action is null)
            {
                return await TextAsync(document);
            }

            document = await AppliedAsync(document, action);
        }

        Assert.Fail("The fix does not end.");
        return "";
    }

    private static async Task<string> AllAtOnceAsync(string source)
    {
        Document document = Open(source);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(document);
        CodeAction first = (await Task.WhenAll(diagnostics.Select(diagnostic => ActionsAsync(document, diagnostic)))).SelectMany(static actions => actions).First();
        TFixer fixer = new();
        FixAllContext context = new(
            document, fixer, FixAllScope.Document, first.EquivalenceKey, fixer.FixableDiagnosticIds, new Given(diagnostics), TestContext.Current.CancellationToken);
        CodeAction? all = await fixer.GetFixAllProvider()!.GetFixAsync(context);
        return await TextAsync(await AppliedAsync(document, all!));
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await new TFixer().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<Document> AppliedAsync(Document document, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Document document)
    {
        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        return await Analysis<TAnalyzer>.RunAsync(compilation, new Dictionary<string, string>());
    }

    private static Document Open(string source)
    {
        AdhocWorkspace workspace = new();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Acme",
            "Acme",
            LanguageNames.CSharp,
            compilationOptions: UserProject.OptionsFor([CSharpSyntaxTree.ParseText(source, UserProject.ParseOptions)]),
            parseOptions: UserProject.ParseOptions,
            metadataReferences: UserProject.References));
        return project.AddDocument("Usings.cs", SourceText.From(UserProject.GlobalUsings), filePath: "Usings.cs").Project
            .AddDocument("Source0.cs", SourceText.From(source), filePath: "Source0.cs");
    }

    private static async Task<string> TextAsync(Document document) => (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private sealed class Given(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
