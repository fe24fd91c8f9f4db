using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Analyzers.Tests.Harness;

/// <summary>Applies a fix to a file, as an editor does.</summary>
/// <param name="analyzer">The rule.</param>
/// <param name="fixer">Its fix.</param>
/// <param name="others">Files beside the one that is fixed.</param>
internal sealed class Repair(FabstirAnalyzer analyzer, CodeFixProvider fixer, params string[] others)
{
    /// <summary>One place after the other, until nothing is offered any more.</summary>
    public async Task<string> OneByOneAsync(string source)
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

    /// <summary>All places of a fresh copy at once.</summary>
    public async Task<string> AllAtOnceAsync(string source)
    {
        Document document = Open(source);
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(document);
        CodeAction first = (await Task.WhenAll(diagnostics.Select(diagnostic => ActionsAsync(document, diagnostic)))).SelectMany(static actions => actions).First();
        FixAllContext context = new(
            document, fixer, FixAllScope.Document, first.EquivalenceKey, fixer.FixableDiagnosticIds, new Given(diagnostics), TestContext.Current.CancellationToken);
        CodeAction? all = await fixer.GetFixAllProvider()!.GetFixAsync(context);
        return await TextAsync(await AppliedAsync(document, all!));
    }

    /// <summary>The titles of what is offered.</summary>
    public async Task<IReadOnlyList<string>> OffersAsync(string source)
    {
        Document document = Open(source);
        List<string> titles = [];
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(document))
        {
            titles.AddRange((await ActionsAsync(document, diagnostic)).Select(static action => action.Title));
        }

        return titles;
    }

    private async Task<IReadOnlyList<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        await fixer.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<Document> AppliedAsync(Document document, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Document document)
    {
        var compilation = (CSharpCompilation)(await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        return await Analysis.RunAsync([analyzer], compilation, new Dictionary<string, string>());
    }

    private Document Open(string source)
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
        for (int i = 0; i < others.Length; i++)
        {
            project = project.AddDocument($"Other{i}.cs", SourceText.From(others[i]), filePath: $"Other{i}.cs").Project;
        }

        return project.AddDocument("Usings.cs", SourceText.From(UserProject.GlobalUsings), filePath: "Usings.cs").Project
            .AddDocument("Source0.cs", SourceText.From(source), filePath: "Source0.cs");
    }

    private static async Task<string> TextAsync(Document document) => (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private sealed class Given(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
